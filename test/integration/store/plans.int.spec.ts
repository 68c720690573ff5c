import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import {
  createHeaderReader,
  createInboxReader,
  createNotices,
  createPostgresJournal,
  createSessions,
  createWakeUps,
} from '@vinhdanh/journal-postgres';
import type { CommandId } from '@vinhdanh/kernel';
import { appendRequest, headAfter, moment, sha256 } from './support/requests.js';
import { person, tenant, writeSmallOffice } from './support/small-office.js';
import { startStoreDatabase, type StoreDatabase } from './support/store-database.js';

/** Rows of each hot table: enough that a scan of it would cost more than its index. */
const CASES = 20_000;
/** Executions after which a session would have settled for its generic plan. */
const EXECUTIONS = 8;
/** Small by nature: what is pending, and who works where. */
const smallTables = new Set([
  'wake_up',
  'role_assignment',
  'organisation',
  'person',
  'published_path',
  'session',
]);

let database: StoreDatabase;
let client: pg.PoolClient;
const plans: string[] = [];

/** The bytes of an event up to the name of its stream. */
const envelope = `{"body":{},"command":"${sha256('c')}","prev":"${sha256('p')}","schema":1,"stream":"case-`;

async function fill(admin: pg.Pool): Promise<void> {
  await admin.query(`
    INSERT INTO vinhdanh.event (tenant, stream, version, type, schema_version, command_id, at, prev, hash, bytes)
      SELECT '${tenant}', 'case-' || n, 1, 'StepTaken', 1, 'c' || n, now(), sha256('a'), sha256(b.bytes), b.bytes
        FROM generate_series(1, ${CASES}) n,
             LATERAL (SELECT convert_to('${envelope}' || n || '","tenant":"t","time":"t","type":"StepTaken","version":1}', 'UTF8') AS bytes) b;
    INSERT INTO vinhdanh.stream_head (tenant, stream, version, at, hash)
      SELECT '${tenant}', 'case-' || n, 1, now(), sha256('a') FROM generate_series(1, ${CASES}) n;
    INSERT INTO vinhdanh.command (tenant, actor, command_id, case_id, stream, type, at, request_hash, first_version, last_version, hash, bytes)
      SELECT '${tenant}', 'officer', 'c' || n, n, 'case-' || n, 'TakeStep', now(), '', 1, 1, sha256('a'), 'a' FROM generate_series(1, ${CASES}) n;
    INSERT INTO vinhdanh.case_header (tenant, case_id, case_number, award_kind, subject_kind, nominee_id, status, level,
        step_names, started_at, updated_at, dossier_revision, version, orgs, bundle_hash, search)
      SELECT '${tenant}', n, n, 'HCLD3', 'individual', 'n' || n, 'open', 'unit', '{}', now(), now(), 1, 1, '{ward,hospital}', 'b', 'x'
        FROM generate_series(1, ${CASES}) n;
    INSERT INTO vinhdanh.inbox (tenant, case_id, step_id, duty, element_id, step_name, level, role, org, since, due_at, sort_at, step_revision)
      SELECT '${tenant}', n, 'review#1', 'act', 'review', 'x', 'unit', 'unit-officer', CASE n % 50 WHEN 0 THEN 'ward' ELSE 'elsewhere' END,
             now(), now(), now() + n * interval '1 second', 1 FROM generate_series(1, ${CASES}) n;
    INSERT INTO vinhdanh.handled (tenant, person, case_id, at)
      SELECT '${tenant}', CASE n % 50 WHEN 0 THEN 'officer' ELSE 'p' || n END, n, now() FROM generate_series(1, ${CASES}) n;
    INSERT INTO vinhdanh.notice (tenant, org, role, at, notice_id, case_id, kind)
      SELECT '${tenant}', CASE n % 50 WHEN 0 THEN 'ward' ELSE 'elsewhere' END, 'unit-officer', now(), n, n, 'overdue'
        FROM generate_series(1, ${CASES}) n;
    INSERT INTO vinhdanh.person_key (tenant, person, wrapped) SELECT '${tenant}', 'n' || n, 'w' FROM generate_series(1, ${CASES}) n;
    INSERT INTO vinhdanh.session (tenant, id_hash, person, created_at, seen_at)
      SELECT '${tenant}', sha256(n::text::bytea), 'officer', now(), now() FROM generate_series(1, ${CASES}) n;
    ANALYZE`);
}

beforeAll(async () => {
  database = await startStoreDatabase();
  await writeSmallOffice(database.admin);
  await fill(database.admin);
  client = await database.admin.connect();
  client.on('notice', ({ message }) => void plans.push(message ?? ''));
  // Plans of the statements inside the functions, as the application's role gets them.
  for (const statement of [
    `LOAD 'auto_explain'`,
    'SET auto_explain.log_min_duration = 0',
    'SET auto_explain.log_nested_statements = on',
    `SET auto_explain.log_level = 'notice'`,
    'SET ROLE vinhdanh_app',
  ]) {
    await client.query(statement);
  }
});
afterAll(async () => {
  client.release(true);
  await database.stop();
});

/** Tables that a plan reads from end to end although they are large. */
const scannedWhole = (plan: string): string[] =>
  [...plan.matchAll(/Seq Scan on (\w+)/g)]
    .map((match) => match[1]!)
    .filter((table) => !smallTables.has(table));

describe(`with ${CASES} cases no hot statement reads a table from end to end`, () => {
  const pool = { query: (query: pg.QueryConfig) => client.query(query) } as unknown as pg.Pool;
  const journal = createPostgresJournal(pool);
  const inbox = createInboxReader(pool);
  const ask = {
    tenant,
    actor: person('officer'),
    at: moment(0),
    q: null,
    level: null,
    awardKind: null,
    limit: 50,
    cursor: null,
  };
  const loadAt = (n: number) =>
    journal.load({
      tenant,
      stream: `case-${n}`,
      afterVersion: 0,
      actor: 'officer',
      commandId: `c${n}` as CommandId,
    });

  const statements: readonly (readonly [string, (n: number) => Promise<unknown>])[] = [
    ['load', loadAt],
    ['append to a new case', (n) => journal.append(appendRequest({ caseId: `new-${n}` }))],
    [
      'append to a step of a case',
      async (n) => {
        const start = appendRequest({ caseId: `step-${n}` });
        await journal.append(start);
        const outcome = await journal.append(
          appendRequest({ caseId: `step-${n}`, after: headAfter(start), type: 'DecideStep' }),
        );
        expect(outcome).toEqual({ kind: 'appended' });
      },
    ],
    ['inbox: waiting', () => inbox.page({ ...ask, tab: 'waiting' })],
    ['inbox: waiting, searched', () => inbox.page({ ...ask, tab: 'waiting', q: 'x' })],
    ['inbox: overdue', () => inbox.page({ ...ask, tab: 'overdue' })],
    ['inbox: collaborating', () => inbox.page({ ...ask, tab: 'collaborating' })],
    ['inbox: done', () => inbox.page({ ...ask, tab: 'done' })],
    ['inbox: counts', () => inbox.counts(tenant, person('officer'), moment(0))],
    ['header', (n) => createHeaderReader(pool).header(tenant, 'officer', String(n))],
    ['notices', () => createNotices(pool).latest(tenant, person('officer'), 20)],
    ['session', () => createSessions(pool).find(tenant, 'unknown', moment(0))],
    ['wake-ups', () => createWakeUps(pool).pending(100)],
  ];

  it.each(statements)('%s', async (_, run) => {
    for (let n = 1; n < EXECUTIONS; n += 1) await run(n);
    plans.length = 0;
    await run(EXECUTIONS);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter((plan) => scannedWhole(plan).length > 0)).toEqual([]);
  });

  it('would notice one that does', async () => {
    plans.length = 0;
    await client.query(
      `SELECT set_config('vinhdanh.tenant', $1, false), set_config('vinhdanh.actor', 'system:test', false)`,
      [tenant],
    );
    await client.query(`SELECT count(*) FROM vinhdanh.case_header WHERE level = 'nowhere'`);
    expect(plans.flatMap(scannedWhole)).toEqual(['case_header']);
  });
});
