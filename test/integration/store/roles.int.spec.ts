import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPostgresJournal } from '@vinhdanh/journal-postgres';
import type { CommandId } from '@vinhdanh/kernel';
import { accessLog, createLogSigner, keepLogKeys, recordLog, refusalLog, Sealer } from '@vinhdanh/sealing';
import { attempt } from './support/attempt.js';
import { appendRequest, moment } from './support/requests.js';
import { otherTenant, person, tenant, writeSmallOffice } from './support/small-office.js';
import { startStoreDatabase, type StoreDatabase } from './support/store-database.js';

type Role = 'app' | 'sealer' | 'auditor' | 'recorder' | 'keeper' | 'projector';
type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'LOCK';

let database: StoreDatabase;
const denied = '42501';
const appendOnly = '23001';
const roles: readonly Role[] = ['app', 'sealer', 'auditor', 'recorder', 'keeper', 'projector'];
const nameOf: Readonly<Partial<Record<Role, string>>> = {
  recorder: 'vinhdanh_access_recorder',
  keeper: 'vinhdanh_key_keeper',
};

/** What each role may do to a whole table. All that is not here is tried, and has to be denied. */
const allowed: Readonly<Record<Role, Readonly<Record<string, readonly Verb[]>>>> = {
  app: {
    ...Object.fromEntries(
      [
        'event',
        'stream_head',
        'command',
        'case_header',
        'inbox',
        'handled',
        'notice',
        'bundle',
        'published_path',
        'organisation',
        'person',
        'role_assignment',
        'account',
        'persona',
        'sealed',
        'log_tile',
        'log_checkpoint',
        'log_cosignature',
        'log_key',
      ].map((table) => [table, ['SELECT']]),
    ),
    refusal: ['SELECT', 'INSERT'],
    session: ['SELECT', 'INSERT'],
    wake_up: ['SELECT', 'DELETE', 'LOCK'],
  },
  sealer: {
    log_head: ['SELECT', 'INSERT', 'UPDATE', 'LOCK'],
    log_tile: ['SELECT', 'INSERT', 'UPDATE', 'LOCK'],
    sealed: ['SELECT', 'INSERT'],
    log_checkpoint: ['SELECT', 'INSERT'],
    log_cosignature: ['SELECT', 'INSERT'],
    log_key: ['SELECT', 'INSERT'],
    record_epoch: ['SELECT'],
  },
  auditor: Object.fromEntries(
    [
      'event',
      'stream_head',
      'command',
      'refusal',
      'access_log',
      'case_header',
      'inbox',
      'handled',
      'notice',
      'person_key',
      'bundle',
      'published_path',
      'organisation',
      'person',
      'role_assignment',
      'sealed',
      'log_head',
      'log_tile',
      'log_checkpoint',
      'log_cosignature',
      'log_key',
      'record_epoch',
      'case_list',
      'case_statistic',
      'inbox_period',
      'award_period',
      'projection_checkpoint',
    ].map((table) => [table, ['SELECT']]),
  ),
  recorder: { access_log: ['INSERT'] },
  keeper: { person_key: ['SELECT'] },
  projector: {
    ...Object.fromEntries(
      ['event', 'stream_head', 'person_key', 'bundle', 'sealed', 'log_head'].map((table) => [
        table,
        ['SELECT'],
      ]),
    ),
    ...Object.fromEntries(
      [
        'case_list',
        'case_search',
        'case_statistic',
        'inbox_period',
        'award_period',
        'projection_checkpoint',
        'projection_rebuild',
      ].map((table) => [table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'LOCK']]),
    ),
  },
};

async function recordAccess(caseIds: readonly string[]): Promise<void> {
  await database.recorder.query(
    `SELECT vinhdanh.record_access($1, 'inspector', 'auditor', 'inspectorate', 'case', $2, 'readCase', 'r-1', '{}')`,
    [tenant, caseIds],
  );
}

beforeAll(async () => {
  database = await startStoreDatabase();
  await writeSmallOffice(database.admin);
  const journal = createPostgresJournal(database.app);
  await journal.append(appendRequest({ caseId: 'kept' }));
  const refused = { actor: person('officer'), commandId: 'no' as CommandId, caseId: null, details: {} };
  await journal.recordRefusal({ ...refused, tenant, type: 'TakeStep', code: 'STEP.CLOSED', at: moment(0) });
  await recordAccess(['kept', 'other']);
  const signer = createLogSigner('vinhdanh.test/record', [Buffer.alloc(32, 1).toString('base64')]);
  const client = await database.sealer.connect();
  for (const log of [recordLog, refusalLog, accessLog]) await new Sealer(signer, log).sealBatch(client);
  await keepLogKeys(client, 'record', 'log', signer.keys);
  await client.query(
    `INSERT INTO vinhdanh.log_cosignature (log, size, witness, line) VALUES ('record', 1, 'w', 'l')`,
  );
  client.release();
});
afterAll(() => database?.stop());

/** Every table there is, with a column of it; the runner's own list of migrations too. */
async function tables(): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const { rows } = await database.admin.query<{ table: string; column: string }>(
    `SELECT c.relname AS table, a.attname AS column FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = ''
      WHERE c.relnamespace = 'vinhdanh'::regnamespace AND c.relkind IN ('r', 'p')
        AND a.attnum = (SELECT min(b.attnum) FROM pg_attribute b
                         WHERE b.attrelid = c.oid AND b.attnum > 0 AND NOT b.attisdropped AND b.attidentity = '')
      ORDER BY 1`,
  );
  return rows;
}

/** What is tried on a table; null where nobody but its owner may. */
const statements = (table: string, column: string): readonly (readonly [Verb | null, string])[] => [
  ['SELECT', `SELECT * FROM vinhdanh.${table}`],
  ['INSERT', `INSERT INTO vinhdanh.${table} (${column}) VALUES (NULL)`],
  ['UPDATE', `UPDATE vinhdanh.${table} SET ${column} = ${column}`],
  ['DELETE', `DELETE FROM vinhdanh.${table}`],
  ['LOCK', `LOCK TABLE vinhdanh.${table} IN EXCLUSIVE MODE`],
  [null, `TRUNCATE vinhdanh.${table}`],
  [null, `DROP TABLE vinhdanh.${table}`],
  [null, `ALTER TABLE vinhdanh.${table} DISABLE TRIGGER ALL`],
  [null, `ALTER TABLE vinhdanh.${table} DISABLE ROW LEVEL SECURITY`],
  [null, `ALTER TABLE vinhdanh.${table} ADD COLUMN intruder integer`],
  [null, `CREATE POLICY intruder ON vinhdanh.${table} USING (true)`],
  [null, `CREATE INDEX intruder ON vinhdanh.${table} (${column})`],
  [null, `COPY vinhdanh.${table} TO PROGRAM 'cat'`],
];

/** What was not denied when everything was tried. @throws when a statement that no role may run was not denied. */
async function rightsOf(role: Role): Promise<Record<string, Verb[]>> {
  const may: Record<string, Verb[]> = {};
  for (const { table, column } of await tables())
    for (const [verb, statement] of statements(table, column)) {
      const outcome = await attempt(database[role], statement);
      // A row without a tenant breaks a policy, with the same code as a missing right.
      const brokePolicy = verb === 'INSERT' && allowed[role][table]?.includes(verb);
      if (outcome === denied && !brokePolicy) continue;
      if (verb === null) throw new Error(`${role}: ${statement}: ${outcome}`);
      (may[table] ??= []).push(verb);
    }
  return may;
}

describe('every statement as every role', () => {
  const anywhere = (role: string): readonly string[] => [
    `SET ROLE vinhdanh_owner`,
    `SET SESSION AUTHORIZATION vinhdanh_owner`,
    `GRANT vinhdanh_owner TO ${role}`,
    `ALTER ROLE ${role} BYPASSRLS`,
    `ALTER ROLE ${role} SUPERUSER`,
    `CREATE ROLE intruder`,
    `SET session_replication_role = replica`,
    `CREATE TABLE vinhdanh.intruder (id integer)`,
    `CREATE TABLE public.intruder (id integer)`,
    `CREATE TEMP TABLE intruder (id integer)`,
    `CREATE SCHEMA intruder`,
    `CREATE FUNCTION vinhdanh.intruder() RETURNS integer LANGUAGE sql RETURN 1`,
    `DROP FUNCTION vinhdanh.refuse_change() CASCADE`,
    `SELECT pg_read_file('postgresql.conf')`,
    `SELECT rolpassword FROM pg_authid`,
  ];

  it.each(roles)('%s: what it may do to each table, and nothing else', async (role) => {
    expect(await rightsOf(role)).toEqual(allowed[role]);
  });

  it('a right too many would be found', async () => {
    await database.admin.query('GRANT DELETE ON vinhdanh.inbox TO vinhdanh_auditor');
    expect(await rightsOf('auditor')).toMatchObject({ inbox: ['SELECT', 'DELETE', 'LOCK'] });
    await database.admin.query('REVOKE DELETE ON vinhdanh.inbox FROM vinhdanh_auditor');
  });

  it.each(roles)('%s: nothing beside the tables', async (role) => {
    for (const statement of anywhere(nameOf[role] ?? `vinhdanh_${role}`))
      expect([statement, await attempt(database[role], statement)]).toEqual([statement, denied]);
  });

  it('what destroys keys, and what finds people by them, is the keeper’s alone', async () => {
    const { rows } = await database.admin.query<{ role: string; name: string }>(
      `SELECT r.rolname AS role, p.proname AS name FROM pg_proc p, pg_roles r
        WHERE p.pronamespace = 'vinhdanh'::regnamespace AND r.rolname LIKE 'vinhdanh%' AND r.rolname <> 'vinhdanh_owner'
          AND p.proname IN ('erase_person', 'end_erasure', 'find_subject', 'cases_with_file')
          AND has_function_privilege(r.oid, p.oid, 'EXECUTE') ORDER BY 1, 2`,
    );
    expect([...new Set(rows.map(({ role }) => role))]).toEqual(['vinhdanh_key_keeper']);
    expect(rows).toHaveLength(4);
  });

  it.each([
    [`UPDATE vinhdanh.person_key SET destroyed_at = now()`, denied],
    [`UPDATE vinhdanh.person_key SET wrapped = NULL WHERE wrapped IS NOT NULL`, '23514'],
    [`INSERT INTO vinhdanh.person_key (tenant, person, wrapped) VALUES ('${tenant}', 'x', 'x')`, denied],
    [`DELETE FROM vinhdanh.person_key`, denied],
    [`SELECT bytes FROM vinhdanh.event`, denied],
    [`SELECT * FROM vinhdanh.load_case('${tenant}', 'system:eraser', 'case-kept', 0, NULL)`, denied],
  ])('the keeper wraps keys, and nothing else: %s', async (statement, code) => {
    await database.admin.query(
      `INSERT INTO vinhdanh.person_key (tenant, person, wrapped) VALUES ($1, 'nominee-key', 'w') ON CONFLICT DO NOTHING`,
      [tenant],
    );
    expect(await attempt(database.keeper, statement)).toBe(code);
  });

  it('the functions that write are closed to auditor and recorder', async () => {
    const { rows } = await database.admin.query<{ role: string; name: string }>(
      `SELECT r.rolname AS role, p.proname AS name FROM pg_proc p, pg_roles r
        WHERE p.pronamespace = 'vinhdanh'::regnamespace AND p.provolatile = 'v' AND p.prorettype <> 'trigger'::regtype
          AND r.rolname IN ('vinhdanh_auditor', 'vinhdanh_access_recorder')
          AND has_function_privilege(r.oid, p.oid, 'EXECUTE') ORDER BY 1, 2`,
    );
    // Reads that set the tenant are volatile to the server; they write no row.
    expect(rows.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'vinhdanh_access_recorder record_access',
      'vinhdanh_auditor awards_at',
      'vinhdanh_auditor case_statistics',
      'vinhdanh_auditor inbox_at',
      'vinhdanh_auditor read_bundle',
      'vinhdanh_auditor read_organisations',
      'vinhdanh_auditor read_people',
      'vinhdanh_auditor read_person',
      'vinhdanh_auditor read_published_paths',
      'vinhdanh_auditor search_cases',
    ]);
  });
});

describe('nobody changes what is sealed or seals it, whatever his rights', () => {
  const kept = [
    'event',
    'command',
    'refusal',
    'access_log',
    'sealed',
    'log_checkpoint',
    'log_cosignature',
    'log_key',
  ];

  it.each(kept)('%s', async (table) => {
    const { column } = (await tables()).find((each) => each.table === table)!;
    for (const pool of [database.owner, database.admin])
      for (const statement of [
        `UPDATE vinhdanh.${table} SET ${column} = ${column}`,
        `DELETE FROM vinhdanh.${table}`,
        `TRUNCATE vinhdanh.${table} CASCADE`,
      ]) {
        const outcome = await attempt(pool, statement);
        // Rows that no policy shows to the owner are out of his reach.
        const wanted = pool === database.owner && outcome === 'no rows' ? 'no rows' : appendOnly;
        expect([statement, outcome]).toEqual([statement, wanted]);
      }
  });
});

describe('the access log', () => {
  it('holds one row a case, with bytes that say what the row says and a hash that is theirs', async () => {
    const { rows } = await database.admin.query(
      `SELECT case_id, convert_from(bytes, 'UTF8')::json AS said, hash = sha256(bytes) AS sound, position::text,
              abs(extract(epoch FROM at - now())) < 600 AS now
         FROM vinhdanh.access_log ORDER BY position`,
    );
    expect(rows.map((row) => row.case_id)).toEqual(['kept', 'other']);
    expect(rows[0]).toMatchObject({
      sound: true,
      now: true,
      said: {
        actor: 'inspector',
        case: 'kept',
        kind: 'case',
        position: rows[0].position,
        role: 'auditor',
        tenant,
      },
    });
  });
  it('is sealed in a log of its own', async () => {
    const { rows } = await database.admin.query(
      `SELECT s.number::text, s.stream, s.hash = a.hash AS same FROM vinhdanh.sealed s
         JOIN vinhdanh.access_log a ON a.position = s.version WHERE s.log = 'access' ORDER BY s.number`,
    );
    expect(rows).toEqual([
      { number: '0', stream: 'access', same: true },
      { number: '1', stream: 'access', same: true },
    ]);
  });
  it('takes no time, place, bytes or hash from the recorder, and no row of another tenant', async () => {
    for (const column of ['at', 'position', 'epoch', 'txid', 'bytes', 'hash'])
      expect(
        await attempt(database.recorder, `INSERT INTO vinhdanh.access_log (${column}) VALUES (DEFAULT)`),
      ).toBe(denied);
    const foreign = `INSERT INTO vinhdanh.access_log (tenant, actor, role, org, kind, operation, request_id, details)
      VALUES ('${otherTenant}', 'a', 'r', 'o', 'case', 'x', 'x', '{}')`;
    expect(await attempt(database.recorder, foreign)).toBe(denied);
    expect(await attempt(database.recorder, foreign.replace(otherTenant, tenant))).toBe('done');
    expect(await attempt(database.recorder, foreign.replace(otherTenant, tenant) + ' RETURNING tenant')).toBe(
      denied,
    );
  });
});

describe('what the auditor sees', () => {
  const count = async (table: string, as: string | null): Promise<number> => {
    const client = await database.auditor.connect();
    try {
      await client.query('BEGIN');
      if (as !== null) await client.query(`SELECT set_config('vinhdanh.tenant', $1, true)`, [as]);
      return Number((await client.query(`SELECT count(*) AS n FROM vinhdanh.${table}`)).rows[0].n);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };
  const ofCases = ['event', 'command', 'refusal', 'case_header', 'inbox', 'sealed', 'access_log'];

  it.each(ofCases)('%s: all of the tenant, none without one, none of another', async (table) => {
    expect(await count(table, tenant)).toBeGreaterThan(0);
    expect(await count(table, null)).toBe(0);
    expect(await count(table, otherTenant)).toBe(0);
  });
  it('a session only by its id, as long as it holds', async () => {
    const hash = (byte: number): Buffer => Buffer.alloc(32, byte);
    await database.app.query(`SELECT vinhdanh.open_session($1, $2, 'officer', now())`, [tenant, hash(1)]);
    const found = async (byte: number, at: string, of = tenant): Promise<unknown> =>
      (
        await database.auditor.query(
          `SELECT vinhdanh.look_up_session($1, $2, now() + $3::interval, '8 hours', '12 hours') AS person`,
          [of, hash(byte), at],
        )
      ).rows[0].person;
    expect(await found(1, '0')).toMatchObject({
      personId: 'officer',
      memberships: [{ role: 'unit-officer' }],
    });
    expect(await found(1, '9 hours')).toBeNull();
    expect(await found(2, '0')).toBeNull();
    expect(await found(1, '0', otherTenant)).toBeNull();
    await database.app.query(`SELECT vinhdanh.revoke_session($1, $2, now())`, [tenant, hash(1)]);
    expect(await found(1, '0')).toBeNull();
  });
});
