import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPostgresJournal } from '@vinhdanh/journal-postgres';
import type { CommandId } from '@vinhdanh/kernel';
import { attempt } from './support/attempt.js';
import { appendRequest, moment } from './support/requests.js';
import { otherTenant, person, tenant, writeSmallOffice } from './support/small-office.js';
import { startStoreDatabase, type StoreDatabase } from './support/store-database.js';

let database: StoreDatabase;
const denied = '42501';
const appendOnly = '23001';

beforeAll(async () => {
  database = await startStoreDatabase();
  await writeSmallOffice(database.admin);
  const journal = createPostgresJournal(database.app);
  await journal.append(appendRequest({ caseId: 'kept' }));
  await journal.recordRefusal({
    tenant,
    actor: person('officer'),
    commandId: 'no' as CommandId,
    caseId: null,
    type: 'TakeStep',
    code: 'STEP.CLOSED',
    details: {},
    at: moment(0),
  });
});
afterAll(() => database.stop());

const record = ['event', 'command', 'refusal'];
const written = [
  ...record,
  'stream_head',
  'case_header',
  'inbox',
  'handled',
  'notice',
  'person_key',
  'bundle',
  'published_path',
  'case_counter',
  'organisation',
  'person',
  'role_assignment',
  'account',
  'persona',
];

describe('the application may not', () => {
  const statements: readonly string[] = [
    ...written.flatMap((table) => [
      `UPDATE vinhdanh.${table} SET tenant = tenant`,
      `DELETE FROM vinhdanh.${table}`,
      `TRUNCATE vinhdanh.${table}`,
      `ALTER TABLE vinhdanh.${table} DISABLE TRIGGER ALL`,
      `ALTER TABLE vinhdanh.${table} DISABLE ROW LEVEL SECURITY`,
      `ALTER TABLE vinhdanh.${table} NO FORCE ROW LEVEL SECURITY`,
      `DROP TABLE vinhdanh.${table}`,
    ]),
    ...written
      .filter((table) => table !== 'refusal')
      .map((table) => `INSERT INTO vinhdanh.${table} (tenant) VALUES ('${tenant}')`),
    `SELECT wrapped FROM vinhdanh.person_key`,
    `UPDATE vinhdanh.session SET person = 'head'`,
    `DELETE FROM vinhdanh.session`,
    `TRUNCATE vinhdanh.wake_up`,
    `INSERT INTO vinhdanh.wake_up (tenant, case_id, version) VALUES ('${tenant}', 'x', 1)`,
    `UPDATE vinhdanh.wake_up SET version = 0`,
    `SET ROLE vinhdanh_owner`,
    `SET SESSION AUTHORIZATION vinhdanh_owner`,
    `GRANT vinhdanh_owner TO vinhdanh_app`,
    `ALTER ROLE vinhdanh_app BYPASSRLS`,
    `ALTER ROLE vinhdanh_app SUPERUSER`,
    `CREATE ROLE intruder`,
    `SET session_replication_role = replica`,
    `CREATE TABLE vinhdanh.intruder (id integer)`,
    `CREATE TABLE public.intruder (id integer)`,
    `CREATE SCHEMA intruder`,
    `CREATE TEMP TABLE intruder (id integer)`,
    `CREATE FUNCTION vinhdanh.intruder() RETURNS integer LANGUAGE sql RETURN 1`,
    `DROP TRIGGER event_append_only ON vinhdanh.event`,
    `DROP POLICY event_app ON vinhdanh.event`,
    `CREATE POLICY intruder ON vinhdanh.event TO vinhdanh_app USING (true)`,
    `ALTER TABLE vinhdanh.event DROP CONSTRAINT event_hash_is_of_bytes`,
    `ALTER TABLE vinhdanh.event ALTER COLUMN epoch SET DEFAULT 9`,
    `DROP FUNCTION vinhdanh.refuse_change() CASCADE`,
    `SELECT vinhdanh.why_not_appended('${tenant}', 'case-kept', 1, 'officer', 'x')`,
    `SELECT vinhdanh.erase_person('${tenant}', 'nominee-kept', 'r')`,
    `SELECT vinhdanh.end_erasure('${tenant}', 'nominee-kept')`,
    `SELECT * FROM vinhdanh.find_subject('${tenant}', 'nominee-kept')`,
    `SELECT * FROM vinhdanh.cases_with_file('${tenant}', '${'a'.repeat(64)}')`,
    `UPDATE vinhdanh.person_key SET wrapped = NULL, destroyed_at = now()`,
    `COPY vinhdanh.event TO PROGRAM 'cat'`,
    `SELECT pg_read_file('postgresql.conf')`,
    `SELECT rolpassword FROM pg_authid`,
  ];

  it.each(statements)('%s', async (statement) => {
    expect(await attempt(database.app, statement)).toBe(denied);
  });

  it('turn off what protects it within its own session', async () => {
    // `row_security = off` makes a query fail instead of showing everything.
    const client = await database.app.connect();
    try {
      await client.query('SET row_security = off');
      await expect(client.query('SELECT FROM vinhdanh.event')).rejects.toMatchObject({ code: denied });
    } finally {
      client.release(true);
    }
  });
});

describe('nobody changes the record, whatever his rights', () => {
  const statements = record.flatMap((table) => [
    `UPDATE vinhdanh.${table} SET type = 'Forged'`,
    `DELETE FROM vinhdanh.${table}`,
    `TRUNCATE vinhdanh.${table}`,
  ]);

  it.each(statements)('the owner: %s', async (statement) => {
    expect(await attempt(database.owner, statement)).toBe(appendOnly);
  });
  it.each(statements)('the superuser: %s', async (statement) => {
    expect(await attempt(database.admin, statement)).toBe(appendOnly);
  });
  it('the superuser with the triggers switched off cannot keep bytes that do not match their hash', async () => {
    const forge = `SET session_replication_role = replica; UPDATE vinhdanh.event SET bytes = bytes || ' '`;
    expect(await attempt(database.admin, forge)).toBe('23514');
  });
});

describe('rows that the application does not see', () => {
  const visible = async (table: string, as: { tenant: string; actor: string } | null): Promise<number> => {
    const client = await database.app.connect();
    try {
      await client.query('BEGIN');
      if (as)
        await client.query(
          `SELECT set_config('vinhdanh.tenant', $1, true), set_config('vinhdanh.actor', $2, true)`,
          [as.tenant, as.actor],
        );
      return Number((await client.query(`SELECT count(*) AS n FROM vinhdanh.${table}`)).rows[0].n);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };
  const ofCases = [
    'event',
    'stream_head',
    'command',
    'case_header',
    'inbox',
    'handled',
    'refusal',
    'wake_up',
  ];
  const ofTenants = ['organisation', 'person', 'role_assignment'];

  it.each([...ofCases, ...ofTenants])('%s: none without a tenant', async (table) => {
    expect(await visible(table, null)).toBe(0);
  });
  it.each(ofCases)('%s: none of another tenant, not even to the product itself', async (table) => {
    expect(await visible(table, { tenant: otherTenant, actor: 'officer' })).toBe(0);
    expect(await visible(table, { tenant: otherTenant, actor: 'system:journey' })).toBe(0);
  });
  it.each(ofCases.filter((table) => table !== 'wake_up'))(
    '%s: none of a case whose route the actor is not on',
    async (table) => {
      expect(await visible(table, { tenant, actor: 'stranger' })).toBe(0);
      expect(await visible(table, { tenant, actor: 'nobody' })).toBe(0);
    },
  );
  it.each(ofCases)('%s: one to whom it concerns', async (table) => {
    expect(await visible(table, { tenant, actor: 'officer' })).toBe(1);
  });
  it('every table has row-level security, forced on its owner too', async () => {
    const { rows } = await database.admin.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'vinhdanh'::regnamespace AND relkind IN ('r', 'p')
         AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY relname`,
    );
    // The runner's own list of migrations has no tenant. The words of cases are the owner's to read, for a policy
    // would keep them from their index: one function does, and asks for the tenant itself.
    expect(rows.map((row) => row.relname)).toEqual(['case_search', 'schema_migration']);
    for (const role of [database.app, database.auditor])
      expect(await attempt(role, 'SELECT FROM vinhdanh.case_search')).toBe(denied);
    const words = await database.admin.query(
      `SELECT relrowsecurity FROM pg_class WHERE oid = 'vinhdanh.case_search'::regclass`,
    );
    expect(words.rows).toEqual([{ relrowsecurity: true }]);
    expect(await attempt(database.app, 'SELECT FROM vinhdanh.schema_migration')).toBe(denied);
  });
});
