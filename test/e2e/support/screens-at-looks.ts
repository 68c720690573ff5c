import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { startFakeSite, type FakeSite } from './fake-site.js';
import {
  axeFindings,
  keepPicture,
  looks,
  nameOf,
  openPage,
  sidewaysPx,
  type Look,
  type Watched,
} from './page.js';

export interface Screen {
  readonly name: string;
  readonly personaId: string | null;
  readonly path: (site: FakeSite) => string;
  /** Brings the screen into the state that is looked at. */
  readonly ready: (page: Page, site: FakeSite) => Promise<unknown>;
  /** Keeps the whole page in the picture and not only the window. */
  readonly whole?: boolean;
  /** What people see most is looked at in every look; the rest in the first and the last. */
  readonly often?: boolean;
}

const settleMs = 250;

/**
 * Looks at screens over the in-memory API: axe finds nothing, nothing stands inline, nothing overflows. The first
 * look and the last, which differ in everything, see every screen.
 */
export function screensAtLooks(title: string, screens: readonly Screen[]): void {
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
  const open = async (look: Look, { path, personaId }: Screen): Promise<Watched> => {
    const watched = await openPage(browser, look);
    opened.push(watched);
    if (personaId !== null)
      await watched.page.context().addCookies([{ name: 'vd_fake', value: personaId, url: site.url }]);
    await watched.page.goto(`${site.url}${path(site)}`);
    return watched;
  };
  const seenAt = (look: Look): readonly Screen[] =>
    look === looks[0] || look === looks.at(-1) ? screens : screens.filter(({ often }) => often === true);

  describe.each(looks.map((look) => [nameOf(look), look] as const))(`${title} at %s`, (lookName, look) => {
    it.each(seenAt(look).map((screen) => [screen.name, screen] as const))(
      '%s: axe finds nothing, nothing is inline, nothing overflows',
      async (name, screen) => {
        const { page, complaints } = await open(look, screen);
        await screen.ready(page, site);
        await page.waitForTimeout(settleMs);
        await keepPicture(page, `${name}-${lookName}`, screen.whole ?? false);
        expect(await axeFindings(page)).toEqual([]);
        expect(complaints).toEqual([]);
        expect(await sidewaysPx(page)).toBeLessThanOrEqual(0);
      },
    );
  });
}
