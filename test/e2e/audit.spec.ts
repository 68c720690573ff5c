import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenStep } from '@vinhdanh/contracts';
import { startStack, type Stack } from '@vinhdanh/dev';
import { cosign, formatNote, keyTypes, parseNote, signText } from '@vinhdanh/transparency-log';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { relisted, unpack, zipOf, type Contents } from '../support/evidence/archives.js';
import { signerOf } from '../support/evidence/memory-log.js';
import { runVerifierFile } from '../support/evidence/run-verifier.js';
import { ProblemError } from '../support/http-client.js';
import { invented } from '../support/nomination.js';
import { approval, Office } from '../support/office.js';
import { until } from '../support/until.js';
import { axeFindings, keepPicture, openPage, sidewaysPx, type Watched } from './support/page.js';
import { startWatchedLog, type WatchedLog } from './support/watched-log.js';

const startMs = 240_000;
const workMs = 300_000;
const decisions = 7;
const pack = 'PACK.zip';

let log: WatchedLog;
let stack: Stack;
let office: Office;
let browser: Browser;
let watched: Watched;
let page: Page;
/** An inspector's folder: the verifier, the pack, the keys, and nothing else. */
let folder: string;
let caseId: string;
let caseNumber: string;
/** The first step, as somebody had it in the inbox. */
let firstStep: OpenStep;

/** The pack as somebody makes it who holds other keys of the same names: every head signed anew, and listed. */
function signedByOthers(contents: Contents, log: string, witness: string): Contents {
  const forger = signerOf(log, 99);
  const accomplice = signerOf(witness, 98, keyTypes.cosignatureV1);
  const changed = [...contents].map(([path, bytes]): [string, Buffer] => {
    if (path !== 'log/checkpoint' && !path.startsWith('log/earlier/')) return [path, bytes];
    const note = parseNote(String(bytes));
    if (!note.ok) throw new Error(`${path} is no note`);
    const { text } = note.value;
    const seconds = Math.floor(Date.now() / 1000);
    const signatures = [
      signText(text, forger.key, forger.sign),
      cosign(text, accomplice.key, accomplice.sign, seconds),
    ];
    return [path, Buffer.from(formatNote({ text, signatures }))];
  });
  return relisted(new Map(changed));
}

/** Carries a new case through its first steps, with an attempt that is refused on the way. */
async function workOnCase(): Promise<void> {
  const starter = office.with('unit-officer');
  const options = await starter.startOptions();
  const started = await starter.start(invented(options.awardKinds[0]!.code, options.units[0]!.org, 7));
  caseId = started.caseId;
  let refused = false;
  for (let made = 0; made < decisions;) {
    const view = await starter.case(caseId);
    caseNumber = view.caseNumber;
    const step = view.steps.find((one) => one.outcomes.some(({ kind }) => kind === 'approve'));
    if (step === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    firstStep ??= step;
    if (!refused) {
      const stranger = office.people.find((one) => !one.holds(step.role, step.org));
      const attempt = stranger?.decide(caseId, step, approval(step));
      await expect(attempt).rejects.toThrow(ProblemError);
      refused = true;
    }
    await office.actorOf(step).decide(caseId, step, approval(step));
    made += 1;
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinhdanh-inspector-'));
  log = await startWatchedLog('vinhdanh.test/lam-giang', ['record', 'refusals', 'access']);
  stack = await startStack({ env: { ...log.env, CALENDAR: 'demo-two-seconds' }, temporalPage: false });
  office = await Office.open(stack.apiUrl);
  browser = await launchBrowser();
  watched = await openPage(browser, { width: 1440, scheme: 'light', language: 'vi' });
  page = watched.page;
  await workOnCase();
}, startMs + workMs);
afterAll(async () => {
  await page?.context().close();
  await browser?.close();
  office?.close();
  await stack?.stop();
  await log?.close();
  rmSync(folder, { recursive: true, force: true });
}, startMs);

const version = async (): Promise<number> =>
  Number(await page.locator('[data-version]').getAttribute('data-version'));
/** How many events happened up to a moment, counted in the list of them. */
const eventsUntil = (then: string): Promise<number> =>
  page.evaluate(
    async ([path, until]) => {
      const answer = await fetch(path!);
      const { items } = (await answer.json()) as { items: { at: string }[] };
      return items.filter(({ at }) => at <= until!).length;
    },
    [`/audit/v1/cases/${caseId}/events?limit=100`, then],
  );
const looksRight = async (name: string): Promise<void> => {
  // Away from everything that has a hint of its own: an open hint stands outside the page's landmarks.
  await page.mouse.move(700, 4);
  await keepPicture(page, name, true);
  expect(await axeFindings(page)).toEqual([]);
  expect(await sidewaysPx(page)).toBeLessThanOrEqual(0);
};

describe('in the browser, as the auditor', () => {
  it('a case is found by its name without accents', async () => {
    await page.goto(`${stack.apiUrl}/`);
    await page.getByRole('button', { name: new RegExp(`^${office.with('auditor').name}`) }).click();
    await page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('lo thi may 7');
    await page.waitForURL(/q=lo/);
    const link = page.getByRole('link', { name: caseNumber, exact: true });
    await link.waitFor();
    await looksRight('audit-cases');
    await link.click();
    await page.locator('[data-ready]').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Lò Thị Mẩy 7' }).waitFor();
  });

  it(
    'the slider goes through it, by keys and to a moment',
    async () => {
      await page.locator('[data-version]').waitFor();
      const last = await version();
      expect(last).toBeGreaterThan(decisions * 2);
      await page.keyboard.press('Home');
      await page.locator('[data-version="1"]').waitFor();
      // What the drawing says is what the state says: the first step is open after the first command.
      await page.getByText('chỉ quyết định').click();
      const seen: number[] = [];
      for (let n = 0; n < decisions; n += 1) {
        const before = await version();
        await page.keyboard.press('ArrowRight');
        await page.waitForFunction(
          (old) => document.querySelector(`[data-version="${old}"]`) === null,
          before,
        );
        seen.push(await version());
      }
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(await page.locator('[class*="road"]').count()).toBeGreaterThan(0);
      await page.keyboard.press('t');
      await page.getByRole('dialog').getByRole('textbox').fill('01/01/2020');
      await page.keyboard.press('Enter');
      await page.getByText('Lúc đó hồ sơ chưa được lập.').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    workMs,
  );

  it(
    'a step says why it happened, and comes out the same when it is decided again',
    async () => {
      const why = page.getByRole('region', { name: 'Vì sao có sự kiện này' });
      await why.getByText('Quyết định bước').first().waitFor();
      await page.waitForFunction(
        () =>
          document.querySelector('[data-state-version]')?.getAttribute('data-state-version') ===
          document.querySelector('[data-version]')?.getAttribute('data-version'),
      );
      expect(await why.textContent()).toMatch(/Hồ sơ bản \d+/);
      await why.getByRole('button', { name: 'Quyết định lại' }).click();
      await why.getByText('Ra đúng các sự kiện đã ghi.').waitFor();
      await looksRight('audit-replay');
      await page.getByRole('link', { name: 'Lần bị từ chối' }).click();
      await page.getByText('AUTH.NOT_ALLOWED').first().waitFor();
      await looksRight('audit-refusals');
    },
    workMs,
  );

  it(
    'it is verified, and its pack downloaded',
    async () => {
      await until('every event to be sealed and cosigned', 60_000, async () => {
        await page.keyboard.press('v');
        await page.locator('[data-verdict]').waitFor();
        return (await page.locator('[data-verdict="verified"]').count()) === 1;
      });
      await looksRight('audit-verified');
      const download = page.waitForEvent('download');
      await page.keyboard.press('e');
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/\.zip$/);
      await file.saveAs(join(folder, pack));
      const verifier = await fetch(`${stack.apiUrl}/verify.mjs`);
      expect(verifier.status).toBe(200);
      writeFileSync(join(folder, 'verify.mjs'), await verifier.text());
      writeFileSync(join(folder, 'keys.txt'), log.keysText);
    },
    workMs,
  );

  it('what was looked at is recorded', async () => {
    await page.getByRole('link', { name: 'Ai đã xem', exact: true }).click();
    await page.getByRole('table').waitFor();
    await page.getByText('Xuất gói chứng cứ').first().waitFor();
    await looksRight('audit-access');
  });

  it(
    'an inbox of that moment holds it, and leads to it as it was then',
    async () => {
      const then = new Date(Date.parse(firstStep.since) + 1).toISOString();
      const question = new URLSearchParams({ org: firstStep.org, role: firstStep.role, at: then });
      const row = page.getByRole('link', { name: caseNumber, exact: true });
      await until('the past inbox to be known', 30_000, async () => {
        await page.goto(`${stack.apiUrl}/audit/questions?${question.toString()}`);
        await page.getByRole('heading', { level: 2 }).waitFor();
        return (await row.count()) === 1;
      });
      await looksRight('audit-question-inbox');
      await row.click();
      await page.locator('[data-version]').waitFor();
      expect(await version()).toBe(await eventsUntil(then));
      await page
        .getByRole('region', { name: 'Trạng thái tại T' })
        .getByText(firstStep.name)
        .first()
        .waitFor();
      await page.goto(`${stack.apiUrl}/audit/questions?ask=awards&at=${then}`);
      await page.getByText(/^0 khen thưởng đã quyết định tới /).waitFor();
    },
    workMs,
  );

  it(
    'the whole record is verified as well',
    async () => {
      await page.getByRole('link', { name: 'Xác minh toàn bộ' }).click();
      await page.getByRole('heading', { level: 1, name: 'Xác minh toàn bộ' }).waitFor();
      await page.keyboard.press('v');
      await page.locator('[data-verdict="verified"]').waitFor();
      await looksRight('audit-record');
    },
    workMs,
  );

  it('nothing on any page complained, and the witness had nothing to shout', () => {
    expect(watched.complaints).toEqual([]);
    expect(log.alarms).toEqual([]);
  });
});

describe('in an empty folder, with nothing but node', () => {
  const run = (...args: string[]) => runVerifierFile(folder, args);

  it('the pack is verified under the inspector’s own keys', async () => {
    const { code, out, error } = await run(pack, '--trust', 'keys.txt', '--witnesses', '1');
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^ĐÃ XÁC MINH\n/);
    expect(out).toContain(caseNumber);
  });

  it('without keys it is not called verified', async () => {
    const { code, out } = await run(pack);
    expect(code).toBe(1);
    expect(out).toMatch(/^TỰ NHẤT QUÁN, CHƯA XÁC ĐỊNH NGUỒN GỐC/);
    expect(out).not.toMatch(/^ĐÃ XÁC MINH/m);
  });

  it(
    'one changed byte in any file is found, and the file or the event named',
    async () => {
      const contents = unpack(join(folder, pack));
      expect(contents.size).toBeGreaterThan(decisions);
      for (const [path, bytes] of contents) {
        const changed = Buffer.from(bytes);
        const at = Math.floor(changed.length / 2);
        changed[at] = changed[at]! ^ 1;
        writeFileSync(join(folder, 'bad.zip'), zipOf(new Map([...contents, [path, changed]])));
        const { code, out } = await run('bad.zip', '--trust', 'keys.txt');
        const names = out.includes(path) || out.includes('sự kiện');
        expect([path, code, names, out.startsWith('KHÔNG XÁC MINH ĐƯỢC')]).toEqual([path, 1, true, true]);
      }
    },
    workMs,
  );

  it('a pack rebuilt whole with other keys is refused', async () => {
    const forged = signedByOthers(
      unpack(join(folder, pack)),
      'vinhdanh.test/lam-giang/record',
      'witness.test',
    );
    writeFileSync(join(folder, 'forged.zip'), zipOf(forged));
    const { code, out } = await run('forged.zip', '--trust', 'keys.txt');
    expect(code).toBe(1);
    expect(out).toMatch(/^KHÔNG XÁC MINH ĐƯỢC/);
    expect(out).toContain('CHECKPOINT.KEY_ID');
    // In itself it is as sound as the true one: the keys alone tell them apart.
    expect((await run('forged.zip')).out).toMatch(/^TỰ NHẤT QUÁN, CHƯA XÁC ĐỊNH NGUỒN GỐC/);
  });

  it('damage to the archive itself is called that', async () => {
    const whole = readFileSync(join(folder, pack));
    const endRecord = whole.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
    const directory = whole.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    const damaged = async (place: number) => {
      const bytes = Buffer.from(whole);
      bytes[place] = bytes[place]! ^ 1;
      writeFileSync(join(folder, 'damaged.zip'), bytes);
      return run('damaged.zip', '--trust', 'keys.txt');
    };
    const codes = [
      [0, 'PACK.NOT_A_ZIP'],
      [directory, 'PACK.DAMAGED'],
      [endRecord, 'PACK.DAMAGED'],
    ] as const;
    for (const [place, named] of codes) {
      const { code, out } = await damaged(place);
      expect([named, code]).toEqual([named, 2]);
      expect(out).toMatch(new RegExp(`^KHÔNG DÙNG ĐƯỢC – .*${named}`));
    }
    // Wherever a byte is changed, and be it in what nobody unpacks.
    for (let place = 7; place < whole.length; place += Math.floor(whole.length / 40))
      expect([place, (await damaged(place)).code]).not.toEqual([place, 0]);
    writeFileSync(join(folder, 'cut.zip'), whole.subarray(0, Math.floor(whole.length / 2)));
    expect((await run('cut.zip', '--trust', 'keys.txt')).out).toContain('PACK.TRUNCATED');
  });
});
