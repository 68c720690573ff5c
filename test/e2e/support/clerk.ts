import type { OpenStep } from '@vinhdanh/contracts';
import type { Browser, Page } from 'playwright-core';
import { passingBallot } from '../../support/ballot.js';
import { openPage, type Look, type Watched } from './page.js';

const wide: Look = { width: 1440, scheme: 'light', language: 'vi' };
const countNames = ['members', 'present', 'yes', 'no', 'blank'] as const;

/** The people of the demo province at their screens: each in a browser session of their own, acting by clicks alone. */
export class Screens {
  private readonly open = new Map<string, Watched>();

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** The screen of somebody, signed in with one click the first time. */
  async of(name: string, look: Look = wide): Promise<Page> {
    const known = this.open.get(name);
    if (known !== undefined) return known.page;
    const watched = await openPage(this.browser, look);
    this.open.set(name, watched);
    const { page } = watched;
    await page.goto(`${this.url}/`);
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await page.getByRole('heading', { level: 1, name: 'Hộp việc' }).waitFor();
    return page;
  }

  /** Goes to a case the way people do: from the inbox. */
  async toCase(name: string, caseNumber: string): Promise<Page> {
    const page = await this.of(name);
    await page.getByRole('link', { name: 'Hộp việc' }).first().click();
    await page.getByRole('link', { name: caseNumber, exact: true }).click();
    await page.getByText(caseNumber, { exact: true }).first().waitFor();
    return page;
  }

  /** Everything that any screen complained about. */
  complaints(): string[] {
    return [...this.open].flatMap(([name, { complaints }]) => complaints.map((one) => `${name}: ${one}`));
  }

  async close(): Promise<void> {
    for (const { page } of this.open.values()) await page.context().close();
  }
}

/** The dialog of the primary act, filled in so that the case goes on; not sent yet. */
export async function fillApproval(page: Page, step: OpenStep): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  if (step.ballot === null) return;
  const ballot = passingBallot(step.ballot);
  const fields = dialog.locator('fieldset input');
  for (const [index, name] of countNames.entries()) await fields.nth(index).fill(String(ballot[name]));
}

/** Sends the open dialog and waits until it is gone. */
export async function send(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.locator('button[type="submit"]').click();
  await dialog.waitFor({ state: 'detached' });
}
