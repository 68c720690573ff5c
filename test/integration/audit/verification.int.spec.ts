import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  auditProgressSchema,
  auditReportSchema,
  type AuditProgress,
  type AuditReport,
} from '@vinhdanh/contracts/audit';
import { problemSchema } from '@vinhdanh/contracts';
import { problemOf, type Client } from '../api/support/client.js';
import { openAuditOffice, type AuditOffice } from './support/audit-office.js';
import { walkCase, type WalkedCase } from './support/walked-case.js';

let world: AuditOffice;
let auditor: Client;
let walked: WalkedCase;

interface Told {
  readonly event: string;
  readonly data: unknown;
}
/** What a stream of server-sent events has told, once it has ended. */
const eventsOf = (text: string): Told[] =>
  text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [event = '', data = ''] = block.split('\n');
      return {
        event: event.slice('event: '.length),
        data: JSON.parse(data.slice('data: '.length)) as unknown,
      };
    });

const streamOf = (path: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${world.office.url}/audit/v1${path}`, {
    headers: { cookie: auditor.cookie, accept: 'text/event-stream' },
    ...(signal === undefined ? {} : { signal }),
  });

/** The report at the end of a stream, and what was told before it. */
async function verified(path: string): Promise<AuditReport & { readonly told: readonly AuditProgress[] }> {
  const response = await streamOf(path);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const told = eventsOf(await response.text());
  const last = told.pop();
  expect(last?.event).toBe('report');
  const progress = told.map(({ event, data }) => {
    expect(event).toBe('progress');
    return auditProgressSchema.parse(data);
  });
  return { ...auditReportSchema.parse(last?.data), told: progress };
}

beforeAll(async () => {
  world = await openAuditOffice();
  auditor = await world.auditor();
  walked = await walkCase(world.office);
  await world.seal();
}, 240_000);
afterAll(() => world?.stop());

describe('a verification', () => {
  it('of one case says that it is verified, under the keys that the service was given', async () => {
    const report = await verified(`/cases/${walked.caseId}/verification`);
    expect(report).toMatchObject({ verdict: 'verified', code: null, findings: [], findingsCount: 0 });
    expect(report.counts).toMatchObject({ cases: 1, events: walked.view.version });
    for (const { sentenceVi, sentenceEn } of report.unchecked) expect(sentenceVi).not.toBe(sentenceEn);
  });

  it('of everything tells how far it is, and what each log says', async () => {
    await world.seal();
    const report = await verified('/verification');
    expect(report.verdict).toBe('verified');
    expect(report.told[0]).toMatchObject({ stage: 'streams', total: expect.any(Number) });
    for (const { done, total } of report.told) expect(done).toBeLessThanOrEqual(total ?? done);
    expect(report.counts).toMatchObject({ cases: 1, events: walked.view.version, refusals: 1 });
    expect(report.counts.accessRecords).toBeGreaterThan(0);
    expect(report.logs.map(({ log, origin }) => [log, origin])).toEqual([
      ['record', 'vinhdanh.test/record'],
      ['refusals', 'vinhdanh.test/refusals'],
      ['access', 'vinhdanh.test/access'],
    ]);
    for (const { signedBy } of report.logs) expect(signedBy).toHaveLength(1);
  });

  it('ends when nobody listens any more', async () => {
    const leaving = new AbortController();
    const response = await streamOf('/verification', leaving.signal);
    expect(response.status).toBe(200);
    leaving.abort();
    // The place is free again: one verification of everything runs at a time.
    for (let tries = 0; ; tries += 1) {
      const next = await streamOf('/verification');
      if (next.status === 200) {
        await next.text();
        return;
      }
      if (tries > 100) throw new Error('the place was not given back');
      await next.text();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  it('of everything runs once at a time; the next one is asked to come again', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => streamOf('/verification')));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    const busy = answers.flatMap((answer, index) => (answer.status === 429 ? [texts[index]!] : []));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(busy.length).toBeGreaterThan(0);
    for (const text of busy) expect(problemSchema.parse(JSON.parse(text)).code).toBe('SERVICE.BUSY');
  });

  it('knows no case that is not there', async () => {
    expect(problemOf(await world.ask(auditor, '/cases/c-nobody/verification'))).toMatchObject({
      status: 404,
      code: 'CASE.NOT_FOUND',
    });
  });

  it('names the first broken event, its neighbours and its case', async () => {
    const version = 3;
    const later = walked.view.version - 2;
    // As a superuser with the triggers switched off would: bytes and hash changed together.
    const client = await world.office.admin.connect();
    try {
      await client.query('SET session_replication_role = replica');
      await client.query(
        `UPDATE vinhdanh.event SET bytes = replace(convert_from(bytes, 'UTF8'), '"schema":1', '"schema":9')::bytea,
                hash = sha256(replace(convert_from(bytes, 'UTF8'), '"schema":1', '"schema":9')::bytea)
          WHERE stream = $1 AND version = ANY ($2)`,
        [`case-${walked.caseId}`, [version, later]],
      );
    } finally {
      await client.query('RESET session_replication_role');
      client.release();
    }
    for (const path of [`/cases/${walked.caseId}/verification`, '/verification']) {
      const report = await verified(path);
      expect(report.verdict).toBe('not-verified');
      const named = report.findings.filter(({ event }) => event !== null);
      const [first] = named;
      expect(first!.event).toMatchObject({
        caseId: walked.caseId,
        caseNumber: walked.view.caseNumber,
        version,
        number: version - 1,
      });
      expect(first!.neighbours.map((place) => place.version)).toEqual([version - 1, version + 1]);
      expect(first!.sentenceVi).not.toBe(first!.code);
      expect(named.some(({ event }) => event!.version === later)).toBe(true);
    }
    // What this code cannot read it does not show either, and says which event that is.
    expect(problemOf(await world.ask(auditor, `/cases/${walked.caseId}/state`))).toMatchObject({
      status: 422,
      code: 'RECORD.LATER_VERSION',
      details: { version },
    });
  });
});

describe('the way to the audit service', () => {
  it('is a problem of its own while the service is away', async () => {
    await world.audit.stop();
    const answer = await world.ask(auditor, '/cases');
    expect(problemOf(answer)).toMatchObject({ status: 503, code: 'AUDIT.AWAY' });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
