import type { Page } from 'playwright-core';
import type { FakeSite } from './support/fake-site.js';
import { screensAtLooks } from './support/screens-at-looks.js';

const caseAt = ({ world }: FakeSite, index: number): string => {
  const found = world.cases.find(
    (one) => one.index === index && one.result === null && one.returned === null,
  );
  if (found === undefined) throw new Error(`no case at step ${index}`);
  return found.id;
};

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const returnCase = ({ world }: FakeSite): string => {
  const found = world.cases.find((one) => one.index === 2 && one.returned === null) ?? world.cases[2]!;
  found.returned = {
    round: 1,
    by: world.person('p-huong'),
    at: new Date().toISOString(),
    reasons: {
      achievements: 'Nêu rõ số liệu của từng năm học.',
      files: 'Thiếu bản xác nhận của Hội đồng sáng kiến.',
    },
  };
  return found.id;
};

screensAtLooks('screens', [
  {
    name: 'sign-in',
    often: true,
    whole: true,
    personaId: null,
    path: () => '/sign-in',
    ready: (page) => page.getByRole('button', { name: /Lò Thị Thảo/ }).waitFor(),
  },
  {
    name: 'inbox',
    often: true,
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
    often: true,
    whole: true,
    personaId: 'p-huong',
    path: (site) => `/cases/${caseAt(site, 2)}`,
    ready: (page) => page.locator('[data-primary]').waitFor(),
  },
  {
    name: 'dossier-blocked',
    whole: true,
    personaId: 'p-thao',
    path: (site) => `/cases/${caseAt(site, 7)}`,
    ready: heading,
  },
  {
    name: 'ballot',
    often: true,
    personaId: 'p-huong',
    path: (site) => `/cases/${caseAt(site, 3)}`,
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
    path: (site) => `/cases/${caseAt(site, 2)}`,
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
    path: (site) => `/cases/${returnCase(site)}`,
    ready: (page) => page.locator('[data-primary]').click(),
  },
  {
    name: 'history',
    whole: true,
    personaId: 'p-huong',
    path: (site) => `/cases/${caseAt(site, 9)}?view=history`,
    ready: heading,
  },
  {
    name: 'diagram',
    often: true,
    personaId: 'p-huong',
    path: (site) => `/cases/${caseAt(site, 4)}?view=diagram`,
    ready: (page) => page.locator('[data-ready]').waitFor(),
  },
  { name: 'start', often: true, whole: true, personaId: 'p-thao', path: () => '/start', ready: heading },
  {
    name: 'start-faults',
    whole: true,
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
]);
