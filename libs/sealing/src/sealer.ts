import type { ClientBase } from 'pg';
import {
  completeSubtrees,
  createTreeHash,
  Frontier,
  readSubtreesOfTiles,
  tileHeight,
  tileWidth,
} from '@vinhdanh/transparency-log';
import type { LogSigner } from './log-signer.js';
import { sha256 } from './node-crypto.js';
import { recordLog, sealLock, type SealedLog } from './sealed-log.js';
import { StreamNames } from './stream-names.js';
import { tilesOf } from './tile-store.js';

const BATCH_MAX = 5_000;

/** A place in the order of commits. `txid` is a text: it may exceed what a number holds. */
interface Cursor {
  readonly size: number;
  readonly epoch: number;
  readonly txid: string;
  readonly position: string;
}

/** A row that has just got its number. */
type SealedRow = readonly [
  tenant: string,
  stream: string,
  version: number,
  hash: Buffer,
  /** Epoch, transaction and position of the batch's last row; null for the others. */
  last: string | null,
];

export type SealOutcome =
  /** Another sealer is at work. */
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'sealed';
      /** How many events got a number now. */
      readonly count: number;
      /** Leaves in the log. */
      readonly size: number;
      readonly root: Uint8Array;
      /** There may be more at once. */
      readonly more: boolean;
    };

const hash = createTreeHash(sha256);

/**
 * Below the oldest transaction that still runs, nothing new can appear: everything there is committed or never
 * will be. Rows of an epoch before a restore are all committed, whatever their number. The rows get their numbers
 * where they are: what they hold goes over the line once.
 */
const sealNext = ({ name, table, stream, version }: SealedLog) => ({
  name: `seal-next-${name}`,
  // Qualified, or ORDER BY would mean the texts that are answered and not the columns.
  text: `
    WITH next AS MATERIALIZED (
      SELECT e.epoch, e.txid, e.position, e.tenant, ${stream} AS stream, ${version} AS version, e.hash,
             row_number() OVER (ORDER BY e.epoch, e.txid, e.position) AS n
        FROM ${table} e
       WHERE (e.epoch, e.txid, e.position) > ($1, $2::xid8, $3)
         AND (e.epoch < (SELECT max(r.epoch) FROM vinhdanh.record_epoch r)
              OR e.txid < pg_snapshot_xmin(pg_current_snapshot()))
       ORDER BY e.epoch, e.txid, e.position LIMIT $4
    ), written AS (
      INSERT INTO vinhdanh.sealed (log, number, tenant, stream, version, hash)
        SELECT '${name}', $5::bigint + n - 1, tenant, stream, version, hash FROM next ORDER BY n
    )
    SELECT tenant, stream, version, hash,
           CASE WHEN n = (SELECT max(n) FROM next) THEN concat_ws(' ', epoch, txid, position) END
      FROM next ORDER BY n`,
});

/** Whether there is anything behind the cursor, sealable or not; takes no lock and writes nothing. */
const anythingNew = ({ name, table }: SealedLog) => ({
  name: `seal-news-${name}`,
  text: `
    SELECT EXISTS (SELECT FROM ${table} e
      WHERE (e.epoch, e.txid, e.position) > (coalesce(h.epoch, 0), coalesce(h.txid, '0'), coalesce(h.position, 0))) AS news
      FROM (VALUES (1)) AS one LEFT JOIN vinhdanh.log_head h ON h.log = $1`,
});

/**
 * Gives committed events their numbers, in the order of `(epoch, transaction, position)`: gap-free, each once,
 * and none is skipped, for a late committer holds the horizon back until it has ended. One transaction a
 * batch; a batch that is lost on the way leaves nothing. Any number of sealers may run: one works at a time.
 */
export class Sealer {
  /** The tree's edge after the last batch of this process; worth nothing when another has sealed since. */
  #frontier: Frontier | null = null;
  readonly #names = new StreamNames();

  constructor(
    readonly signer: LogSigner,
    readonly log: SealedLog = recordLog,
  ) {}

  /** True when rows wait for a number, whether or not they may have it yet. @throws whatever the server says. */
  async hasNews(client: ClientBase): Promise<boolean> {
    const { rows } = await client.query<{ news: boolean }>({
      ...anythingNew(this.log),
      values: [this.log.name],
    });
    return rows[0]?.news === true;
  }

  /** @param client a connection as `vinhdanh_sealer`, not in a transaction. @throws whatever the server says. */
  async sealBatch(client: ClientBase, batchMax = BATCH_MAX): Promise<SealOutcome> {
    await client.query('BEGIN');
    try {
      const outcome = await this.#seal(client, batchMax);
      await client.query('COMMIT');
      return outcome;
    } catch (error) {
      this.#frontier = null;
      await client.query('ROLLBACK');
      throw error;
    }
  }

  async #seal(client: ClientBase, batchMax: number): Promise<SealOutcome> {
    const lock = await client.query<{ won: boolean }>('SELECT pg_try_advisory_xact_lock($1, $2) AS won', [
      sealLock,
      this.log.lock,
    ]);
    if (lock.rows[0]?.won !== true) return { kind: 'busy' };
    const cursor = await readCursor(client, this.log);
    const frontier = await this.#frontierAt(client, cursor.size);
    const events = await numberNext(client, this.log, cursor, batchMax);
    const last = events.at(-1)?.[4]?.split(' ');
    if (last !== undefined) {
      await writeTiles(client, this.log, frontier, this.#names, events);
      await client.query(
        `UPDATE vinhdanh.log_head SET size = $2, epoch = $3, txid = $4::xid8, position = $5 WHERE log = $1`,
        [this.log.name, frontier.size, ...last],
      );
    }
    const root = frontier.root();
    await this.#signHead(client, frontier.size, root);
    return {
      kind: 'sealed',
      count: events.length,
      size: frontier.size,
      root,
      more: events.length === batchMax,
    };
  }

  /** Signed in the batch's own transaction: no head is ever shown whose leaves could still be rolled back. */
  async #signHead(client: ClientBase, size: number, root: Uint8Array): Promise<void> {
    if (size === 0) return;
    const { rowCount } = await client.query(
      'SELECT FROM vinhdanh.log_checkpoint WHERE log = $1 AND size = $2',
      [this.log.name, size],
    );
    if (rowCount !== 0) return;
    await client.query('INSERT INTO vinhdanh.log_checkpoint (log, size, note) VALUES ($1, $2, $3)', [
      this.log.name,
      size,
      this.signer.sign({ size, root }),
    ]);
  }

  async #frontierAt(client: ClientBase, size: number): Promise<Frontier> {
    if (this.#frontier?.size === size) return this.#frontier;
    const read = readSubtreesOfTiles(hash, tilesOf(client, this.log.name), size);
    const roots: Uint8Array[] = [];
    for (const subtree of completeSubtrees(0, size)) roots.push(await read(subtree));
    this.#frontier = new Frontier(hash, size, roots);
    return this.#frontier;
  }
}

async function readCursor(client: ClientBase, log: SealedLog): Promise<Cursor> {
  await client.query('INSERT INTO vinhdanh.log_head (log) VALUES ($1) ON CONFLICT DO NOTHING', [log.name]);
  const { rows } = await client.query<{ size: string; epoch: number; txid: string; position: string }>(
    'SELECT size::text, epoch, txid::text, position::text FROM vinhdanh.log_head WHERE log = $1 FOR UPDATE',
    [log.name],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the head of the log is gone');
  return { ...row, size: Number(row.size) };
}

async function numberNext(
  client: ClientBase,
  log: SealedLog,
  cursor: Cursor,
  limit: number,
): Promise<readonly SealedRow[]> {
  const values = [cursor.epoch, cursor.txid, cursor.position, limit, cursor.size];
  const { rows } = await client.query<SealedRow[]>({ ...sealNext(log), rowMode: 'array', values });
  return rows as unknown as readonly SealedRow[];
}

/** What each tile gets behind what it has; one statement for all of them. */
async function writeTiles(
  client: ClientBase,
  log: SealedLog,
  frontier: Frontier,
  names: StreamNames,
  events: readonly SealedRow[],
): Promise<void> {
  const grown = new Map<string, { level: number; index: number; hashes: Uint8Array[] }>();
  for (const [tenant, name, version, eventHash] of events) {
    const stream = names.hashOf(tenant, name);
    const leaf = hash.leafOf({ number: frontier.size, stream, version, eventHash });
    for (const node of frontier.append(leaf)) {
      if (node.level % tileHeight !== 0) continue;
      const level = node.level / tileHeight;
      const index = Math.floor(node.index / tileWidth);
      const tile = grown.get(`${level}/${index}`) ?? { level, index, hashes: [] };
      tile.hashes.push(node.hash);
      grown.set(`${level}/${index}`, tile);
    }
  }
  const tiles = [...grown.values()];
  await client.query({
    name: 'seal-tiles',
    text: `INSERT INTO vinhdanh.log_tile AS t (log, level, index, hashes)
           SELECT $1, n.level, n.index, n.hashes FROM unnest($2::integer[], $3::bigint[], $4::bytea[]) AS n(level, index, hashes)
           ON CONFLICT (log, level, index) DO UPDATE SET hashes = t.hashes || excluded.hashes`,
    values: [
      log.name,
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => Buffer.concat(hashes)),
    ],
  });
}
