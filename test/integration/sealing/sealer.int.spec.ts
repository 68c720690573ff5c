import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg, { type ClientBase } from 'pg';
import { raiseEpoch, ownerRole, roleUrl } from '@vinhdanh/db';
import {
  createLogSigner,
  heldBack,
  recordLog,
  Sealer,
  sha256,
  tilesOf,
  verifyEd25519,
} from '@vinhdanh/sealing';
import {
  consistencyProof,
  createTreeHash,
  encodeEntry,
  inclusionProof,
  parseCheckpoint,
  parseNote,
  readSubtreesOfTiles,
  streamHash,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  verifyNote,
} from '@vinhdanh/transparency-log';
import { startStoreDatabase, type StoreDatabase } from '../store/support/store-database.js';
import { settled } from './support/settled.js';

const hash = createTreeHash(sha256);
const signer = createLogSigner('vinhdanh.test/lam-giang/record', [Buffer.alloc(32, 7).toString('base64')]);

let database: StoreDatabase;
/** A transaction of this test's own is open: waiting for the horizon would be waiting for it. */
let holdsOpen = false;
beforeAll(async () => {
  database = await startStoreDatabase();
});
afterAll(() => database?.stop());

/** One event as an append writes it, by whoever may write anything: the sealer must not mind who wrote. */
async function insertEvent(client: ClientBase | StoreDatabase['admin'], stream: string, version: number) {
  const bytes = randomBytes(40);
  await client.query(
    `INSERT INTO vinhdanh.event (tenant, stream, version, type, schema_version, command_id, at, prev, hash, bytes)
     VALUES ('t', $1, $2, 'E', 1, 'c', now(), $3, $4, $5)`,
    [stream, version, Buffer.alloc(32), createHash('sha256').update(bytes).digest(), bytes],
  );
}

async function withSealer<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await database.sealer.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** Whatever is committed and not behind a transaction that this test holds open. */
async function sealAll(sealer = new Sealer(signer), batchMax?: number): Promise<number> {
  if (!holdsOpen) await settled(database.admin);
  let sealed = 0;
  for (;;) {
    const outcome = await withSealer((client) => sealer.sealBatch(client, batchMax));
    if (outcome.kind === 'busy') continue;
    sealed += outcome.count;
    if (!outcome.more) return sealed;
  }
}

interface SealedRow {
  readonly number: string;
  readonly stream: string;
  readonly version: number;
  readonly hash: Buffer;
}
const sealedRows = async (): Promise<SealedRow[]> =>
  (
    await database.admin.query<SealedRow>(
      'SELECT number, stream, version, hash FROM vinhdanh.sealed ORDER BY number',
    )
  ).rows;

const leafOf = ({ number, stream, version, hash: eventHash }: SealedRow): Uint8Array =>
  hash.leaf(
    encodeEntry({ number: Number(number), stream: streamHash(sha256, 't', stream), version, eventHash }),
  );

/** What must hold of the log at any time: numbers without a gap, each event once, streams in order, tree and heads. */
async function expectWhole(): Promise<SealedRow[]> {
  const rows = await sealedRows();
  expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index));
  const seen = new Map<string, number>();
  for (const { stream, version } of rows) {
    expect([stream, version]).toEqual([stream, (seen.get(stream) ?? 0) + 1]);
    seen.set(stream, version);
  }
  const { rows: events } = await database.admin.query<{ count: string }>(
    'SELECT count(*) FROM vinhdanh.event',
  );
  expect(rows).toHaveLength(Number(events[0]?.count));
  const read = readSubtreesOfTiles(hash, tilesOf(database.admin, recordLog.name), rows.length);
  const root = await treeRoot(hash, read, rows.length);
  const leaves = await Promise.all(rows.map((_, index) => read({ level: 0, index })));
  expect(leaves.every((leaf, index) => Buffer.from(leaf).equals(leafOf(rows[index]!)))).toBe(true);
  const { rows: notes } = await database.admin.query<{ note: string }>(
    'SELECT note FROM vinhdanh.log_checkpoint ORDER BY size',
  );
  let last = { size: 0, root: hash.empty() };
  for (const { note } of notes) {
    const parsed = parseNote(note);
    if (!parsed.ok) throw new Error(note);
    expect(verifyNote(parsed.value, signer.keys, verifyEd25519)).toMatchObject({
      verified: [{ seconds: null }],
      broken: [],
    });
    const head = parseCheckpoint(parsed.value.text);
    if (!head.ok) throw new Error(note);
    const proof = await consistencyProof(hash, read, last.size, head.value.size);
    expect(verifyConsistency(hash, last, head.value, proof)).toBe(true);
    last = head.value;
  }
  expect(last.size).toBe(rows.length);
  expect(Buffer.from(last.root).equals(root)).toBe(true);
  return rows;
}

describe('the sealer', () => {
  it('signs nothing over an empty record', async () => {
    expect(await sealAll()).toBe(0);
    expect(await sealedRows()).toEqual([]);
  });

  it('numbers what is committed, over many batches and in another process, and finds nothing twice', async () => {
    for (let version = 1; version <= 300; version++) await insertEvent(database.admin, 'case-a', version);
    expect(await sealAll(new Sealer(signer), 70)).toBe(300);
    for (let version = 1; version <= 30; version++) await insertEvent(database.admin, 'case-b', version);
    expect(await sealAll(new Sealer(signer), 7)).toBe(30);
    expect(await sealAll()).toBe(0);
    const rows = await expectWhole();
    const read = readSubtreesOfTiles(hash, tilesOf(database.admin, recordLog.name), rows.length);
    const proof = await inclusionProof(hash, read, 299, rows.length);
    const root = await treeRoot(hash, read, rows.length);
    const claim = { leaf: leafOf(rows[299]!), index: 299, size: rows.length, root };
    expect(verifyInclusion(hash, claim, proof)).toBe(true);
  });

  it('waits for a transaction that began earlier and commits later', async () => {
    const early = await database.admin.connect();
    try {
      await early.query('BEGIN');
      await insertEvent(early, 'case-early', 1);
      holdsOpen = true;
      await insertEvent(database.admin, 'case-late', 1);
      expect(await sealAll()).toBe(0);
      await early.query('COMMIT');
    } finally {
      holdsOpen = false;
      early.release();
    }
    expect(await sealAll()).toBe(2);
    await expectWhole();
  });

  it('says who holds it back: a session that has written, in whatever database of the cluster', async () => {
    const elsewhere = new pg.Client({
      connectionString: database.settings.adminUrl,
      application_name: 'import of another system',
    });
    await elsewhere.connect();
    try {
      await elsewhere.query('CREATE TABLE elsewhere (n integer)');
      await insertEvent(database.admin, 'case-before', 1);
      expect(await sealAll()).toBe(1);
      await elsewhere.query('BEGIN');
      await elsewhere.query('INSERT INTO elsewhere VALUES (1)');
      holdsOpen = true;
      await insertEvent(database.admin, 'case-held', 1);
      expect(await sealAll()).toBe(0);
      const held = await withSealer((client) => heldBack(client, recordLog));
      expect(held).toMatchObject({ prepared: null, database: 'postgres', otherCluster: false });
      const { rows } = await elsewhere.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      expect(held?.session).toBe(`${rows[0]?.pid} import of another system`);
      expect(held?.waitingMs).toBeGreaterThan(0);
    } finally {
      holdsOpen = false;
      await elsewhere.end();
    }
    expect(await sealAll()).toBe(1);
    expect(await withSealer((client) => heldBack(client, recordLog))).toBeNull();
    await expectWhole();
  });

  it('leaves nothing of a batch that breaks off', async () => {
    await insertEvent(database.admin, 'case-broken', 1);
    await settled(database.admin);
    const before = await sealedRows();
    const failing = new Sealer({
      ...signer,
      sign: () => {
        throw new Error('no key today');
      },
    });
    await expect(withSealer((client) => failing.sealBatch(client))).rejects.toThrow('no key today');
    expect(await sealedRows()).toEqual(before);
    expect(await sealAll(failing).catch(() => -1)).toBe(-1);
    expect(await sealAll()).toBe(1);
    await expectWhole();
  });

  it('skips nothing after a restore, when transaction ids begin anew', async () => {
    await database.admin.query(`
      INSERT INTO vinhdanh.event (txid, tenant, stream, version, type, schema_version, command_id, at, prev, hash, bytes)
        SELECT '9000000000000'::xid8, 't', 'case-restored', n, 'E', 1, 'c', now(), '', sha256('x'), 'x'
          FROM generate_series(1, 3) AS n`);
    // An event of the old server from beyond the new one's horizon: nothing tells it from one that still runs.
    expect(await sealAll()).toBe(0);
    const { settings } = database;
    const url = roleUrl(settings.adminUrl, ownerRole, settings.ownerPassword);
    // The cluster is the same, as after a physical restore: its transaction ids go on.
    expect(await raiseEpoch(url)).toEqual({ epoch: 1, raised: false });
    expect(await raiseEpoch(url, true)).toEqual({ epoch: 2, raised: true });
    await insertEvent(database.admin, 'case-after', 1);
    expect(await sealAll()).toBe(4);
    await expectWhole();
  });
});

describe('rights', () => {
  const denied = 'permission denied';
  const statements: readonly [role: 'sealer' | 'app', sql: string, message: string][] = [
    ['sealer', 'SELECT bytes FROM vinhdanh.event', denied],
    ['sealer', 'SELECT * FROM vinhdanh.command', denied],
    ['sealer', 'SELECT * FROM vinhdanh.person_key', denied],
    ['sealer', `INSERT INTO vinhdanh.event (tenant) VALUES ('t')`, denied],
    ['sealer', 'UPDATE vinhdanh.event SET version = 1', denied],
    ['sealer', 'UPDATE vinhdanh.sealed SET version = 1', denied],
    ['sealer', 'DELETE FROM vinhdanh.sealed', denied],
    ['sealer', `UPDATE vinhdanh.log_checkpoint SET note = ''`, denied],
    ['sealer', 'DELETE FROM vinhdanh.log_tile', denied],
    ['sealer', 'TRUNCATE vinhdanh.log_tile', denied],
    ['sealer', `UPDATE vinhdanh.log_tile SET hashes = decode(repeat('00', 32), 'hex')`, 'append only'],
    ['app', `INSERT INTO vinhdanh.sealed VALUES ('record', 9, 1, 't', 's', '')`, denied],
    ['app', `INSERT INTO vinhdanh.log_checkpoint (log, size, note) VALUES ('record', 9, '')`, denied],
    ['app', 'UPDATE vinhdanh.log_head SET size = 0', denied],
    ['app', 'SELECT * FROM vinhdanh.log_head', denied],
    ['app', 'SELECT * FROM vinhdanh.record_epoch', denied],
    ['app', 'SELECT vinhdanh.raise_epoch()', denied],
    ['sealer', `INSERT INTO vinhdanh.record_epoch (epoch, cluster) VALUES (9, '1')`, denied],
    ['sealer', 'SELECT vinhdanh.raise_epoch()', denied],
  ];
  it.each(statements)('%s may not: %s', async (role, sql, message) => {
    await expect(database[role].query(sql)).rejects.toThrow(message);
  });
  it.each([
    'UPDATE vinhdanh.sealed SET version = 1',
    'DELETE FROM vinhdanh.log_checkpoint',
    'TRUNCATE vinhdanh.sealed',
    `UPDATE vinhdanh.record_epoch SET cluster = '1'`,
  ])('not even a superuser, by mistake: %s', async (sql) => {
    await expect(database.admin.query(sql)).rejects.toThrow('append only');
  });
  it('shows the application no other tenant’s numbers', async () => {
    expect((await database.app.query('SELECT count(*)::integer AS n FROM vinhdanh.sealed')).rows).toEqual([
      { n: 0 },
    ]);
  });
});
