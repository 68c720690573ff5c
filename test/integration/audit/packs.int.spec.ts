import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nomination, problemOf, type Client } from '../api/support/client.js';
import { openAuditOffice, trustKeys, type AuditOffice } from './support/audit-office.js';
import { walkCase, type WalkedCase } from './support/walked-case.js';

let world: AuditOffice;
let auditor: Client;
let walked: WalkedCase;
let folder: string;

async function download(
  caseIds: readonly string[],
): Promise<{ readonly headers: Headers; readonly zip: Buffer }> {
  const response = await fetch(`${world.office.url}/audit/v1/packs`, {
    method: 'POST',
    headers: {
      cookie: auditor.cookie,
      'x-csrf-token': auditor.session.csrfToken,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ caseIds }),
  });
  expect(response.status).toBe(200);
  return { headers: response.headers, zip: Buffer.from(await response.arrayBuffer()) };
}

interface Verified {
  readonly code: number;
  readonly report: { readonly verdict: string; readonly code: string | null };
}
/** The verifier that the server hands out, in an empty folder, with nothing but node on the path. */
function verify(zip: Buffer, trust: boolean): Promise<Verified> {
  writeFileSync(join(folder, 'pack.zip'), zip);
  const args = ['verify.mjs', 'pack.zip', '--json', ...(trust ? ['--trust', 'keys.txt'] : [])];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env: {} }, (error, stdout) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, report: JSON.parse(stdout) as Verified['report'] });
    });
  });
}

beforeAll(async () => {
  world = await openAuditOffice();
  auditor = await world.auditor();
  walked = await walkCase(world.office);
  folder = mkdtempSync(join(tmpdir(), 'vinhdanh-audit-pack-'));
  writeFileSync(join(folder, 'keys.txt'), `${trustKeys}\n`);
}, 240_000);
afterAll(async () => {
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const pack = (caseIds: readonly string[], ask = world.ask) =>
  ask(auditor, '/packs', { method: 'POST', body: { caseIds } });

describe('an evidence pack', () => {
  it('is not made while nothing is sealed, and says how many events wait', async () => {
    const problem = problemOf(await pack([walked.caseId]));
    expect(problem).toMatchObject({
      status: 409,
      code: 'EVIDENCE.EVENTS_WAITING',
      details: { waiting: walked.view.version },
    });
  });

  it('is verified by the file that the server hands out, under keys from elsewhere', async () => {
    await world.seal();
    for (const url of [world.office.url, world.audit.url]) {
      const served = await fetch(`${url}/verify.mjs`);
      expect([served.status, served.headers.get('content-type')]).toEqual([
        200,
        'text/javascript; charset=utf-8',
      ]);
      writeFileSync(join(folder, 'verify.mjs'), Buffer.from(await served.arrayBuffer()));
    }
    const { headers, zip } = await download([walked.caseId]);
    expect(headers.get('content-type')).toBe('application/zip');
    const today = new Date().toISOString().slice(0, 10);
    const number = walked.view.caseNumber.replace(/[^A-Za-z0-9.-]/g, '-');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="vinhdanh-${number}-${today}.zip"`);
    expect(headers.get('x-evidence-events')).toBe(String(walked.view.version));
    expect(headers.get('x-evidence-missing')).toBe('0');
    expect(await verify(zip, true)).toMatchObject({ code: 0, report: { verdict: 'verified', code: null } });
    expect(await verify(zip, false)).toMatchObject({ code: 1, report: { verdict: 'consistent' } });
    const altered = Buffer.from(zip);
    altered[Math.floor(zip.length / 2)]! ^= 1;
    expect((await verify(altered, true)).code).toBeGreaterThan(0);
  });

  it('holds the verifier that was handed out, and the document of the case', async () => {
    const { zip } = await download([walked.caseId]);
    const verifier = readFileSync(join(folder, 'verify.mjs'));
    expect(zip.includes(Buffer.from('verify.mjs'))).toBe(true);
    expect(verifier.length).toBeGreaterThan(10_000);
    expect(zip.includes(Buffer.from('summary.html'))).toBe(true);
  });

  it('is of several cases, each once, and leaves a note for each', async () => {
    const { caseId } = await walked.officer.done('/nominations', nomination('khoa-hoi-suc'));
    await world.seal();
    const { headers, zip } = await download([walked.caseId, caseId, caseId]);
    expect(headers.get('content-disposition')).toContain('vinhdanh-2-ho-so-');
    expect(await verify(zip, true)).toMatchObject({ code: 0 });
    const { rows } = await world.office.admin.query(
      `SELECT case_id FROM vinhdanh.access_log WHERE kind = 'export' ORDER BY position DESC LIMIT 2`,
    );
    expect(new Set(rows.map((row) => row.case_id))).toEqual(new Set([walked.caseId, caseId]));
  });

  it('is not made of a case that has moved on since its last seal', async () => {
    await walked.secretary.done(`/cases/${walked.caseId}/comments`, { text: 'Thêm một ý kiến.' });
    expect(problemOf(await pack([walked.caseId]))).toMatchObject({
      code: 'EVIDENCE.EVENTS_WAITING',
      details: { waiting: 1 },
    });
    // A seal that comes meanwhile is waited for.
    const waiting = download([walked.caseId]);
    await world.seal();
    expect(await verify((await waiting).zip, true)).toMatchObject({ code: 0 });
  });

  it('is made for two at a time; the next one is asked to come again', async () => {
    await walked.secretary.done(`/cases/${walked.caseId}/comments`, { text: 'Một ý kiến nữa.' });
    // Each waits for the seal that does not come yet.
    const answers = await Promise.all([1, 2, 3].map(() => pack([walked.caseId])));
    const codes = answers.map((answer) => problemOf(answer).code).toSorted();
    expect(codes).toEqual(['EVIDENCE.EVENTS_WAITING', 'EVIDENCE.EVENTS_WAITING', 'SERVICE.BUSY']);
    const busy = answers.find(({ status }) => status === 429)!;
    expect(busy.headers.get('retry-after')).toBe('5');
    await world.seal();
    expect(await verify((await download([walked.caseId])).zip, true)).toMatchObject({ code: 0 });
  });

  it.each([
    ['no case', [], 400, 'REQUEST.INVALID'],
    ['a case that is not there', ['c-nobody'], 404, 'CASE.NOT_FOUND'],
    [
      'more cases than one pack holds',
      Array.from({ length: 101 }, (_, n) => `c-${n}`),
      400,
      'REQUEST.INVALID',
    ],
    ['no list', 'all', 400, 'REQUEST.INVALID'],
  ])('is not made of %s', async (_title, caseIds, status, code) => {
    const answer = await world.ask(auditor, '/packs', { method: 'POST', body: { caseIds } });
    expect(problemOf(answer)).toMatchObject({ status, code });
  });
});
