import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';

export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly language: 'vi' | 'en';
}

export const looks: readonly Look[] = [
  { width: 1440, scheme: 'light', language: 'vi' },
  { width: 1024, scheme: 'light', language: 'vi' },
  { width: 390, scheme: 'light', language: 'vi' },
  { width: 1440, scheme: 'dark', language: 'vi' },
  { width: 1024, scheme: 'dark', language: 'en' },
  { width: 390, scheme: 'dark', language: 'en' },
];
export const nameOf = ({ width, scheme, language }: Look): string => `${width}-${scheme}-${language}`;

const height = 900;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page of its own session, and everything that it complained about. */
export interface Watched {
  readonly page: Page;
  /** Errors of the page and of the content policy; refusals by the API that a test asks for are not among them. */
  readonly complaints: string[];
}

export async function openPage(browser: Browser, look: Look): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: look.width, height },
    colorScheme: look.scheme,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addInitScript(
    (language) => localStorage.setItem('vinhdanh.language', language),
    look.language,
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('console', (message) => {
    // The browser itself notes each refused request; what the page makes of it is what is tested.
    const refusal = /Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !refusal) complaints.push(`console: ${message.text()}`);
  });
  return { page, complaints };
}

/** What axe finds on the page as it is now, one line per finding. */
export async function axeFindings(page: Page): Promise<string[]> {
  // One frame and only findings asked for: a third of the time. Style sheets are not fetched a second time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/** Anything wider than the window makes a page scroll sideways: the number of pixels too many. */
export const sidewaysPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Keeps a picture when `SCREENSHOTS` names a folder; tests leave the tree as it is. */
export async function keepPicture(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined || folder === '') return;
  const path = `${folder}/${name}.png`;
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage });
}
