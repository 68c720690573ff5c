import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Keep a browser on this machine's own pages: no look-ups, no updates, nothing in the background. */
const quietArgs = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of systemNames) {
      const file = join(folder, name);
      if (folder !== '' && existsSync(file)) return file;
    }
  }
  return null;
}

/** A Chromium that Playwright has downloaded for another project, newest revision first. */
function inPlaywrightCache(): string | null {
  const cache = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return null;
  const revisions = readdirSync(cache)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  for (const revision of revisions) {
    for (const file of ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell']) {
      if (existsSync(join(cache, revision, file))) return join(cache, revision, file);
    }
  }
  return null;
}

interface Found {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** The packaged Chromium: an optional dependency, so that a machine with its own browser need not have it. */
async function packaged(): Promise<Found | null> {
  try {
    const { default: bundle } = await import('@sparticuz/chromium');
    return { executablePath: await bundle.executablePath(), args: bundle.args };
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

async function find(): Promise<Found> {
  const own = process.env['CHROMIUM_PATH'] ?? onPath() ?? inPlaywrightCache();
  if (own !== null && own !== undefined) return { executablePath: own, args: [] };
  const bundle = await packaged();
  if (bundle === null)
    throw new Error(
      'no browser found: set CHROMIUM_PATH, or install Chromium or the package @sparticuz/chromium',
    );
  return bundle;
}

/**
 * A headless Chromium: `CHROMIUM_PATH`, else one on the PATH, else Playwright's cache, else the packaged one.
 * As root it runs without its sandbox, which refuses to start there.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await find();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // One process for everything (as the packaged one prefers) dies with its first closed page.
  const kept = args.filter(
    (arg) => !['--single-process', '--no-zygote'].includes(arg) && !arg.startsWith('--headless'),
  );
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...new Set([...kept, ...quietArgs, ...asRoot])],
  });
}
