import type { Page } from 'playwright-core';
import type { FakeSite } from './support/fake-site.js';
import { screensAtLooks } from './support/screens-at-looks.js';

const auditor = 'p-binh';
const concluded = 11;
const tampered = 9;
const erased = 6;
const long = 40;

const caseOf = (site: FakeSite, index: number): string => `/audit/cases/${site.world.cases[index]!.id}`;
const drawn = (page: Page) => page.locator('[data-ready]').waitFor();
const table = (page: Page) => page.getByRole('table').first().waitFor();

screensAtLooks('screens of the auditor', [
  {
    name: 'audit-cases',
    personaId: auditor,
    path: () => '/audit/cases',
    ready: table,
    often: true,
  },
  {
    name: 'audit-cases-chosen',
    personaId: auditor,
    path: () => '/audit/cases?q=ngoc&status=open',
    ready: async (page) => {
      await table(page);
      for (const n of [0, 1]) await page.getByRole('checkbox').nth(n).check();
    },
  },
  {
    name: 'audit-cases-empty',
    personaId: auditor,
    path: () => '/audit/cases?q=zzz',
    ready: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  {
    name: 'audit-replay',
    personaId: auditor,
    path: (site) => `${caseOf(site, concluded)}?at=12`,
    ready: drawn,
    whole: true,
    often: true,
  },
  {
    name: 'audit-replay-called',
    personaId: auditor,
    path: (site) => `${caseOf(site, concluded)}?at=16&process=hop-hoi-dong&against=now&detail=detail`,
    ready: drawn,
    whole: true,
  },
  {
    name: 'audit-replay-erased',
    personaId: auditor,
    path: (site) => `${caseOf(site, erased)}?at=8`,
    ready: drawn,
    whole: true,
  },
  {
    name: 'audit-replay-long',
    personaId: auditor,
    path: (site) => `${caseOf(site, long)}?at=640`,
    ready: drawn,
  },
  {
    name: 'audit-moment',
    personaId: auditor,
    path: (site) => caseOf(site, concluded),
    ready: async (page) => {
      await drawn(page);
      await page.keyboard.press('t');
      await page.getByRole('dialog').getByRole('textbox').fill('31/02/2026');
      await page.keyboard.press('Enter');
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'audit-verified',
    personaId: auditor,
    path: (site) => caseOf(site, concluded),
    ready: async (page) => {
      await drawn(page);
      await page.keyboard.press('v');
      await page.locator('[data-verdict="verified"]').waitFor();
    },
    whole: true,
    often: true,
  },
  {
    name: 'audit-broken',
    personaId: auditor,
    path: (site) => `${caseOf(site, tampered)}?view=proof`,
    ready: async (page) => {
      await page.locator('[data-primary]').click();
      await page.locator('[data-verdict="not-verified"]').waitFor();
    },
    whole: true,
  },
  {
    name: 'audit-refusals',
    personaId: auditor,
    path: (site) => `${caseOf(site, 8)}?view=refusals`,
    ready: (page) => page.getByRole('heading', { level: 2 }).waitFor(),
  },
  {
    name: 'audit-record',
    personaId: auditor,
    path: () => '/audit/record',
    ready: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  {
    name: 'audit-question-inbox',
    personaId: auditor,
    path: () => '/audit/questions?org=home-affairs&role=home-affairs-appraiser&at=2026-05-10T08:30:00.000Z',
    ready: (page) => page.getByRole('heading', { level: 2 }).waitFor(),
  },
  {
    name: 'audit-question-awards',
    personaId: auditor,
    path: () => '/audit/questions?ask=awards&at=2026-07-31T16:59:59.999Z',
    ready: (page) => page.getByRole('heading', { level: 2 }).waitFor(),
  },
  {
    name: 'audit-question-start',
    personaId: auditor,
    path: () => '/audit/questions',
    ready: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  { name: 'audit-access', personaId: auditor, path: () => '/audit/access', ready: table },
  {
    name: 'audit-keys',
    personaId: auditor,
    path: () => '/audit/cases',
    ready: async (page) => {
      await table(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'audit-palette',
    personaId: auditor,
    path: () => '/audit/cases',
    ready: async (page) => {
      await table(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('ngoc');
      await page.getByRole('dialog').getByRole('option').nth(2).waitFor();
    },
  },
  {
    name: 'audit-not-allowed',
    personaId: 'p-huong',
    path: () => '/audit/cases',
    ready: (page) => page.locator('main a[href="/"]').waitFor(),
  },
  {
    name: 'audit-no-case',
    personaId: auditor,
    path: () => '/audit/cases/case-unknown',
    ready: (page) => page.locator('main a[href="/"]').waitFor(),
  },
]);
