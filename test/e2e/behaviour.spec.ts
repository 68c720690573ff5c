import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { startFakeSite, type FakeSite } from './support/fake-site.js';
import { openPage, type Watched } from './support/page.js';

const look = { width: 1440, scheme: 'light', language: 'vi' } as const;
let site: FakeSite;
let browser: Browser;
let watched: Watched | null = null;

beforeAll(async () => {
  site = await startFakeSite();
  browser = await launchBrowser();
}, 60_000);
afterEach(async () => {
  await watched?.page.context().close();
  watched = null;
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string, personaId: string | null): Promise<Page> {
  watched = await openPage(browser, look);
  const { page } = watched;
  if (personaId !== null)
    await page.context().addCookies([{ name: 'vd_fake', value: personaId, url: site.url }]);
  await page.goto(`${site.url}${path}`);
  return page;
}

const caseAt = (index: number) =>
  site.world.cases.find((one) => one.index === index && one.result === null && one.returned === null)!;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('by keyboard alone', () => {
  it('somebody signs in, picks the second case and decides it', async () => {
    const page = await open('/', null);
    await page.getByRole('button', { name: /Phạm Thị Thu Hường/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    // given the first two rows
    const numbers = await page.locator('tbody a').allTextContents();
    await page.keyboard.press('j');
    await page.waitForFunction((text) => document.activeElement?.textContent === text, numbers[0]);
    await page.keyboard.press('j');
    await page.waitForFunction((text) => document.activeElement?.textContent === text, numbers[1]);
    await page.keyboard.press('k');
    await page.waitForFunction((text) => document.activeElement?.textContent === text, numbers[0]);
    // when
    await page.keyboard.press('Enter');
    await page.locator('[data-primary]').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // then
    await page.getByText(/^Đã ghi: /).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.waitForURL(/\/inbox/);
    await page.locator('tbody a').first().waitFor();
    // The case went on to a later step, so another one is due first now.
    expect((await page.locator('tbody a').allTextContents())[0]).toBe(numbers[1]);
  });

  it('the search is at hand, finds words without their accents and stands in the address', async () => {
    const page = await open('/inbox', 'p-huong');
    await page.getByRole('table').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('bich');
    await page.waitForURL(/q=bich/);
    await page.getByText('Hoàng Thị Ngọc Bích').first().waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('tbody [data-row]')].every((row) => row.textContent?.includes('Bích')),
    );
    await page.reload();
    await page.getByText('Hoàng Thị Ngọc Bích').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('bich');
  });

  it('a dialog keeps the focus and gives it back', async () => {
    const page = await open(`/cases/${caseAt(2).id}`, 'p-huong');
    await page.locator('[data-primary]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let n = 0; n < 12; n += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-primary'));
    expect(await focused(page)).toContain('Tiếp nhận hồ sơ');
  });
});

describe('nothing typed is lost', () => {
  it('when the session ends in the middle of a decision', async () => {
    const page = await open(`/cases/${caseAt(2).id}`, 'p-huong');
    await page.locator('[data-primary]').click();
    const note = page.getByRole('dialog').getByLabel('Ghi chú');
    await note.fill('Đủ thành phần.');
    await page.context().clearCookies();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ghi: / })
      .click();
    const again = page.getByRole('dialog', { name: 'Đăng nhập' });
    await again.getByText('Phiên làm việc đã hết.').waitFor();
    await again.getByRole('button', { name: /Phạm Thị Thu Hường/ }).click();
    await again.waitFor({ state: 'detached' });
    expect(await note.inputValue()).toBe('Đủ thành phần.');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ghi: / })
      .click();
    await page.getByText(/^Đã ghi: /).waitFor();
  });

  it('when the network goes away: the same attempt keeps its key', async () => {
    const keys: string[] = [];
    const page = await open(`/cases/${caseAt(2).id}`, 'p-huong');
    page.on('request', (request) => {
      const key = request.headers()['idempotency-key'];
      if (key !== undefined) keys.push(key);
    });
    await page.locator('[data-primary]').click();
    await page.context().setOffline(true);
    await page.getByText(/Mất kết nối/).waitFor();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ghi: / })
      .click();
    await page.getByText(/Không tới được máy chủ/).waitFor();
    await page.context().setOffline(false);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ghi: / })
      .click();
    await page.getByText(/^Đã ghi: /).waitFor();
    expect(keys.length).toBeGreaterThanOrEqual(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('when a nomination is left half written', async () => {
    const page = await open('/start', 'p-thao');
    await page.getByLabel('Họ và tên').fill('Vi Văn Đường');
    await page.getByText(/Đã lưu nháp trên máy lúc/).waitFor();
    await page.reload();
    await page.getByText(/Đã mở lại bản nháp/).waitFor();
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Vi Văn Đường');
  });
});

it('a page of nowhere else is opened after signing in', async () => {
  const page = await open('/sign-in?back=//evil.example/x', null);
  await page.getByRole('button', { name: /Lò Thị Thảo/ }).click();
  await page.waitForURL(/\/inbox/);
  expect(new URL(page.url()).origin).toBe(site.url);
});

it('whoever asks for a case without being signed in comes back to it', async () => {
  const wanted = `/cases/${caseAt(4).id}`;
  const page = await open(wanted, null);
  await page.getByRole('button', { name: /Đỗ Thanh Tùng/ }).click();
  await page.waitForURL((url) => url.pathname === wanted);
});

it('dark and light, Vietnamese and English are one click, and remembered', async () => {
  const page = await open('/inbox', 'p-huong');
  await page.getByRole('button', { name: /Phạm Thị Thu Hường/ }).click();
  await page.getByText('Tối', { exact: true }).click();
  await page.waitForFunction(() => document.documentElement.dataset['mantineColorScheme'] === 'dark');
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await page
    .evaluate(() => localStorage.getItem('vinhdanh.language'))
    .then((kept) => expect(kept).toBe('en'));
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});
