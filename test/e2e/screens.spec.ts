import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { startFakeSite, type FakeSite } from './support/fake-site.js';
import {
  axeFindings,
  keepPicture,
  looks,
  nameOf,
  openPage,
  sidewaysPx,
  type Look,
  type Watched,
} from './support/page.js';

let site: FakeSite;
let browser: Browser;
const opened: Watched[] = [];

beforeAll(async () => {
  site = await startFakeSite();
  browser = await launchBrowser();
}, 60_000);
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(look: Look, path: string, personaId: string | null): Promise<Watched> {
  const watched = await openPage(browser, look);
  opened.push(watched);
  if (personaId !== null)
    await watched.page.context().addCookies([{ name: 'vd_fake', value: personaId, url: site.url }]);
  await watched.page.goto(`${site.url}${path}`);
  return watched;
}

const caseAt = (index: number): string => {
  const found = site.world.cases.find(
    (one) => one.index === index && one.result === null && one.returned === null,
  );
  if (found === undefined) throw new Error(`no case at step ${index}`);
  return found.id;
};

interface Screen {
  readonly name: string;
  readonly personaId: string | null;
  readonly path: () => string;
  /** Brings the screen into the state that is looked at. */
  readonly ready: (page: Page) => Promise<unknown>;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const returnCase = (): string => {
  const found =
    site.world.cases.find((one) => one.index === 2 && one.returned === null) ?? site.world.cases[2]!;
  found.returned = {
    round: 1,
    by: site.world.person('p-huong'),
    at: new Date().toISOString(),
    reasons: {
      achievements: 'Nêu rõ số liệu của từng năm học.',
      files: 'Thiếu bản xác nhận của Hội đồng sáng kiến.',
    },
  };
  return found.id;
};

const screens: readonly Screen[] = [
  {
    name: 'sign-in',
    personaId: null,
    path: () => '/sign-in',
    ready: (page) => page.getByRole('button', { name: /Lò Thị Thảo/ }).waitFor(),
  },
  {
    name: 'inbox',
    personaId: 'p-huong',
    path: () => '/inbox',
    ready: (page) => page.getByRole('table').waitFor(),
  },
  {
    name: 'inbox-overdue',
    personaId: 'p-thao',
    path: () => '/inbox?tab=overdue',
    ready: (page) => page.locator('table, h2, p').first().waitFor(),
  },
  { name: 'inbox-filtered-empty', personaId: 'p-huong', path: () => '/inbox?q=zzz', ready: heading },
  {
    name: 'inbox-done',
    personaId: 'p-quang',
    path: () => '/inbox?tab=done',
    ready: (page) => page.getByRole('table').waitFor(),
  },
  {
    name: 'dossier',
    personaId: 'p-huong',
    path: () => `/cases/${caseAt(2)}`,
    ready: (page) => page.locator('[data-primary]').waitFor(),
  },
  { name: 'dossier-blocked', personaId: 'p-thao', path: () => `/cases/${caseAt(7)}`, ready: heading },
  {
    name: 'ballot',
    personaId: 'p-huong',
    path: () => `/cases/${caseAt(3)}`,
    ready: async (page) => {
      await page.locator('[data-primary]').click();
      const counts = page.getByRole('dialog').locator('fieldset input');
      for (const [index, value] of ['14', '13', '12', '1', '0'].entries())
        await counts.nth(index).fill(value);
    },
  },
  {
    name: 'return',
    personaId: 'p-huong',
    path: () => `/cases/${caseAt(2)}`,
    ready: async (page) => {
      await page.locator('[data-primary]').waitFor();
      await page.keyboard.press('r');
      await page.getByRole('dialog').getByRole('checkbox').nth(7).check();
      await page.getByRole('dialog').getByRole('textbox').fill('Nêu rõ số liệu của từng năm học.');
    },
  },
  {
    name: 'supplement',
    personaId: 'p-thao',
    path: () => `/cases/${returnCase()}`,
    ready: (page) => page.locator('[data-primary]').click(),
  },
  { name: 'history', personaId: 'p-huong', path: () => `/cases/${caseAt(9)}?view=history`, ready: heading },
  {
    name: 'diagram',
    personaId: 'p-huong',
    path: () => `/cases/${caseAt(4)}?view=diagram`,
    ready: (page) => page.locator('[data-ready]').waitFor(),
  },
  { name: 'start', personaId: 'p-thao', path: () => '/start', ready: heading },
  {
    name: 'start-faults',
    personaId: 'p-thao',
    path: () => '/start',
    ready: async (page) => {
      await heading(page);
      await page.locator('form button[type="submit"]').click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'no-permission',
    personaId: 'p-thao',
    path: () => '/cases/case-unknown',
    ready: (page) => page.locator('main a[href^="/inbox"]').waitFor(),
  },
  {
    name: 'not-found',
    personaId: null,
    path: () => '/nowhere',
    ready: (page) => page.locator('main a').waitFor(),
  },
  {
    name: 'notices',
    personaId: 'p-huong',
    path: () => '/inbox',
    ready: async (page) => {
      await page.getByRole('table').waitFor();
      await page.locator('button[aria-haspopup="dialog"]').first().click();
    },
  },
  {
    name: 'menu',
    personaId: 'p-huong',
    path: () => '/inbox',
    ready: async (page) => {
      await page.getByRole('table').waitFor();
      await page.getByRole('button', { name: /Phạm Thị Thu Hường/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'keys',
    personaId: 'p-huong',
    path: () => '/inbox',
    ready: async (page) => {
      await page.getByRole('table').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'palette',
    personaId: 'p-huong',
    path: () => '/inbox',
    ready: async (page) => {
      await page.getByRole('table').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('ngoc');
      await page.getByRole('dialog').getByRole('option').nth(0).waitFor();
    },
  },
];

const settleMs = 250;

/** Every screen at the first look and the last, which differ in everything; between them those that people see most. */
const often = ['sign-in', 'inbox', 'dossier', 'ballot', 'diagram', 'start'];
const seenAt = (look: Look): readonly Screen[] =>
  look === looks[0] || look === looks.at(-1) ? screens : screens.filter(({ name }) => often.includes(name));

describe.each(looks.map((look) => [nameOf(look), look] as const))('screens at %s', (lookName, look) => {
  it.each(seenAt(look).map((screen) => [screen.name, screen] as const))(
    '%s: axe finds nothing, nothing is inline, nothing overflows',
    async (name, screen) => {
      const { page, complaints } = await open(look, screen.path(), screen.personaId);
      await screen.ready(page);
      await page.waitForTimeout(settleMs);
      await keepPicture(
        page,
        `${name}-${lookName}`,
        ['dossier', 'dossier-blocked', 'history', 'start', 'start-faults', 'sign-in'].includes(name),
      );
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(await sidewaysPx(page)).toBeLessThanOrEqual(0);
    },
  );
});
