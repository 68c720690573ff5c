import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStepsOf } from '@vinhdanh/awards';
import { createCommandHandler, type CommandHandler } from '@vinhdanh/commands';
import { runMigrations } from '@vinhdanh/db';
import { packOfPostgres } from '@vinhdanh/evidence';
import { verifyStream } from '@vinhdanh/journal';
import { createPostgresBundles, createPostgresJournal, createVault } from '@vinhdanh/journal-postgres';
import type { CaseId } from '@vinhdanh/kernel';
import { caseHeader, inboxRows } from '@vinhdanh/projections';
import { evaluatorOf } from '@vinhdanh/rules';
import { createLogSigner, recordLog, refusalLog, Sealer } from '@vinhdanh/sealing';
import { judge, reportOf, trustOf } from '../../support/evidence/judge.js';
import { keysText } from '../../support/evidence/packs.js';
import { signerOf } from '../../support/evidence/memory-log.js';
import { CaseDesk, holder, journey, tenant, unit } from '../../support/demo-office.js';
import { settled } from '../sealing/support/settled.js';
import { startStoreDatabase, type StoreDatabase } from '../store/support/store-database.js';
import { firstMasterKey, firstMigrations, writeFirstRecord } from './support/first-schema.js';

const cases = ['first-1', 'first-2', 'first-3'] as CaseId[];
const tables = ['event', 'command', 'stream_head', 'case_header', 'inbox', 'handled', 'notice', 'person_key'];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const logName = 'vinhdanh.test/lam-giang/record';
const logSeed = Buffer.alloc(32, 1).toString('base64');

let database: StoreDatabase;
/** Every row as it stood before the later migrations, by table: JSON of all columns of then. */
const before = new Map<string, readonly string[]>();

async function rowsOf(table: string, columns: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ row: string }>(
    `SELECT to_jsonb(t)::text AS row FROM (SELECT ${columns} FROM vinhdanh.${table}) AS t ORDER BY 1`,
  );
  return rows.map(({ row }) => row);
}
async function columnsOf(table: string): Promise<string> {
  const { rows } = await database.admin.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
       FROM information_schema.columns WHERE table_schema = 'vinhdanh' AND table_name = $1`,
    [table],
  );
  return rows[0]!.columns;
}

const columns = new Map<string, string>();
beforeAll(async () => {
  database = await startStoreDatabase(firstMigrations);
  await writeFirstRecord(database);
  for (const table of [...tables, 'refusal']) {
    columns.set(table, await columnsOf(table));
    before.set(table, await rowsOf(table, columns.get(table)!));
  }
  await runMigrations(database.settings, () => undefined);
});
afterAll(() => database?.stop());

const handler = (): CommandHandler =>
  createCommandHandler({
    journal: createPostgresJournal(database.app),
    bundles: createPostgresBundles(database.app),
    vault: createVault(firstMasterKey),
    evaluators: evaluatorOf,
    cacheSize: 10,
  });

describe('a database of the first schema, migrated to the newest', () => {
  it('was a real record: every row of it was there, and no later table', () => {
    expect(firstMigrations).toHaveLength(12);
    expect([...before].map(([table, rows]) => [table, rows.length])).toEqual([
      ['event', 234],
      ['command', 41],
      ['stream_head', 3],
      ['case_header', 3],
      ['inbox', 2],
      ['handled', 23],
      ['notice', 32],
      ['person_key', 3],
      ['refusal', 1],
    ]);
  });

  it.each([...tables, 'refusal'])('keeps every row of %s as it was', async (table) => {
    expect(await rowsOf(table, columns.get(table)!)).toEqual(before.get(table));
  });

  it('is sealed whole, refusals too', async () => {
    await settled(database.admin);
    const client = await database.sealer.connect();
    try {
      for (const [log, count] of [
        [recordLog, 234],
        [refusalLog, 1],
      ] as const) {
        const sealer = new Sealer(createLogSigner(logName, [logSeed]), log);
        const outcome = await sealer.sealBatch(client, 1_000);
        expect(outcome).toMatchObject({ kind: 'sealed', count, more: false });
      }
    } finally {
      client.release();
    }
  });

  it.each(cases)('holds %s verified and readable, and its tables say what its events say', async (caseId) => {
    const loaded = await handler().loadCase(tenant, caseId, journey);
    if (loaded === null) throw new Error(`${caseId} is not there`);
    expect(verifyStream(loaded.events, sha256)).toMatchObject({ ok: true, version: loaded.events.length });
    expect(loaded.state.personal?.name).toBe('Trần Thị Hoài');
    const header = caseHeader(loaded.model, loaded.state, loaded.events.at(-1)!.at);
    const { rows } = await database.admin.query(
      `SELECT case_number, nominee_name, status, result, level, version, step_names, orgs FROM vinhdanh.case_header WHERE case_id = $1`,
      [caseId],
    );
    expect(rows[0]).toEqual({
      case_number: header.caseNumber,
      nominee_name: header.nomineeName,
      status: header.status,
      result: header.result,
      level: header.level,
      version: header.version,
      step_names: header.stepNames,
      orgs: header.orgs,
    });
    const inbox = await database.admin.query(
      `SELECT step_id, duty, role, org FROM vinhdanh.inbox WHERE case_id = $1 ORDER BY step_id, duty`,
      [caseId],
    );
    expect(inbox.rows).toEqual(
      inboxRows(loaded.model, loaded.state).map(({ stepId, duty, role, org }) => ({
        step_id: stepId,
        duty,
        role,
        org,
      })),
    );
  });

  it('gives a pack in which every event verifies; what is missing are the papers that were never made', async () => {
    const pack = await packOfPostgres(
      database.app,
      { open: () => Promise.resolve(null) },
      {
        tenant,
        streams: cases.map((caseId) => `case-${caseId}`),
        madeAt: '2026-11-25T09:00:00.000Z',
        tool: 'vinhdanh 0.1.0',
        verifier: null,
      },
    );
    const trust = trustOf(keysText(signerOf(logName, 1)), 0);
    const report = reportOf(await judge(await buffer(pack.archive), trust));
    expect(report.counts).toMatchObject({ events: 234, commands: 41 });
    expect([...new Set(report.findings.map(({ code }) => code))]).toEqual(['FILE.MISSING']);
  });

  it('goes on: the step that waited is decided, on top of what the first schema wrote', async () => {
    const desk = new CaseDesk(handler(), 'first-3' as CaseId);
    const { state, model } = await desk.read();
    const [step] = openStepsOf(model, state);
    expect(step?.level).toBe('unit');
    const decided = await desk.give(
      holder('unit-officer', unit),
      { type: 'DecideStep', stepId: step!.stepId, outcome: 'accept', ballot: null, note: 'Nhất trí.' },
      { stepRevision: step!.state.revision, dossierRevision: state.dossierRevision },
      'after-the-migration',
    );
    expect(decided).toMatchObject({ kind: 'done', firstVersion: 5, repeated: false });
    const loaded = await handler().loadCase(tenant, 'first-3' as CaseId, journey);
    expect(verifyStream(loaded!.events, sha256)).toMatchObject({ ok: true });
  });
});
