import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, type Stack } from '@vinhdanh/dev';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { invented } from '../support/nomination.js';
import { approval, Office } from '../support/office.js';
import { Screens } from './support/clerk.js';
import { axeFindings, keepPicture, openPage } from './support/page.js';

const startMs = 240_000;
const names = [
  'Lò Thị Mẩy',
  'Nguyễn Thị Ánh Nguyệt',
  'Giàng A Phử',
  'Trần Quốc Toản',
  'Hoàng Thị Ngọc Bích',
  'Vi Văn Đường',
  'Quàng Văn Ế',
  'Đặng Thị Kim Oanh',
  'Bùi Thế Nghĩa',
  'Lường Thị Ướt',
];
/** How many decisions each case has behind it. */
const decisions = [2, 2, 3, 2, 4, 2, 2, 5, 2, 3];

let stack: Stack;
let office: Office;
let browser: Browser;
let screens: Screens;

beforeAll(async () => {
  // The calendar of every day, so that deadlines read as people will see them.
  stack = await startStack({ temporalPage: false, services: { audit: false } });
  office = await Office.open(stack.apiUrl);
  browser = await launchBrowser();
  screens = new Screens(browser, stack.apiUrl);
  const starter = office.with('unit-officer');
  const unit = (await starter.startOptions()).units[0]!.org;
  for (const [index, name] of names.entries()) {
    const nomination = invented('HCLD3', unit, index);
    const { caseId } = await starter.start({
      ...nomination,
      personal: { ...nomination.personal, name, post: 'Điều dưỡng' },
    });
    for (let n = 0; n < (decisions[index] ?? 2); n += 1) {
      const step = (await starter.case(caseId)).steps[0];
      if (step !== undefined) await office.actorOf(step).decide(caseId, step, approval(step));
    }
  }
}, startMs);
afterAll(async () => {
  await screens?.close();
  await browser?.close();
  office?.close();
  await stack?.stop();
}, startMs);

describe('the inbox over the real API', () => {
  it('shows what waits for the secretary, finds without accents, and opens with j and Enter', async () => {
    const secretary = office.with('council-secretary');
    const page = await screens.of(secretary.name);
    await page.getByRole('table').waitFor();
    await keepPicture(page, 'inbox');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('anh nguyet');
    await page.waitForURL(/q=anh(\+|%20)nguyet/);
    await page.waitForFunction(() => document.querySelectorAll('tbody [data-row]').length === 1);
    await page.getByText('Nguyễn Thị Ánh Nguyệt').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Ánh Nguyệt' }).waitFor();
    await keepPicture(page, 'dossier');
    await page.getByRole('link', { name: 'Sơ đồ' }).click();
    await page.locator('[data-ready]').waitFor();
    await keepPicture(page, 'diagram-open');
    expect(await axeFindings(page)).toEqual([]);
    // when the open step, which leads to a process of its own, is clicked
    await page.locator('[data-element-id^="p9"].djs-shape', { hasText: 'A3' }).first().click();
    await page.waitForURL(/process=/);
    await page.locator('[data-ready]').waitFor();
    await keepPicture(page, 'diagram-called');
  });

  it('shows the unit what others hold, and a dark theme', async () => {
    const starter = office.with('unit-officer');
    const { page, complaints } = await openPage(browser, { width: 1440, scheme: 'dark', language: 'en' });
    await page.goto(stack.apiUrl);
    await page.getByRole('button', { name: new RegExp(`^${starter.name}`) }).waitFor();
    await keepPicture(page, 'sign-in-dark');
    await page.getByRole('button', { name: new RegExp(`^${starter.name}`) }).click();
    await page.getByRole('link', { name: 'Done' }).click();
    await page.waitForFunction(
      (rows) => document.querySelectorAll('tbody [data-row]').length === rows,
      names.length,
    );
    await keepPicture(page, 'inbox-dark');
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('lets a narrow screen sign in and read', async () => {
    const { page, complaints } = await openPage(browser, { width: 390, scheme: 'light', language: 'vi' });
    await page.goto(stack.apiUrl);
    await page
      .getByRole('button', { name: new RegExp(`^${office.with('council-secretary').name}`) })
      .waitFor();
    await keepPicture(page, 'sign-in-narrow');
    await page.getByRole('button', { name: new RegExp(`^${office.with('council-secretary').name}`) }).click();
    await page.getByRole('table').waitFor();
    await keepPicture(page, 'inbox-narrow');
    await page.locator('tbody a').first().click();
    await page.locator('[data-primary]').waitFor();
    await keepPicture(page, 'dossier-narrow');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
