import type { Pool } from 'pg';
import { sha256, tilesOf, verifyEd25519, type SealedLog } from '@vinhdanh/sealing';
import {
  createTreeHash,
  encodeEntry,
  Frontier,
  parseCheckpoint,
  parseNote,
  readSubtreesOfTiles,
  streamHash,
  treeRoot,
  verifyNote,
  type VerifierKey,
} from '@vinhdanh/transparency-log';

const hash = createTreeHash(sha256);

export interface LogCheck {
  readonly sealed: number;
  readonly heads: number;
  /** What is wrong, in words; empty for a whole log. */
  readonly faults: readonly string[];
}

interface SealedRow {
  readonly number: string;
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly hash: Buffer;
}

/** Rows of the log's table without a number, numbers without a row, and rows whose number is for another hash. */
async function missing(admin: Pool, log: SealedLog): Promise<string[]> {
  const { rows } = await admin.query<{ unsealed: string; unfounded: string; other: string }>(
    `SELECT count(*) FILTER (WHERE s.number IS NULL)::text AS unsealed,
            count(*) FILTER (WHERE e.hash IS NULL)::text AS unfounded,
            count(*) FILTER (WHERE e.hash <> s.hash)::text AS other
       FROM (SELECT e.tenant, ${log.stream} AS stream, ${log.version} AS version, e.hash FROM ${log.table} e) AS e
       FULL JOIN (SELECT * FROM vinhdanh.sealed WHERE log = $1) AS s
         ON (s.tenant, s.stream, s.version) = (e.tenant, e.stream, e.version)`,
    [log.name],
  );
  const { unsealed = '0', unfounded = '0', other = '0' } = rows[0] ?? {};
  return [
    ...(unsealed === '0' ? [] : [`${unsealed} rows have no number`]),
    ...(unfounded === '0' ? [] : [`${unfounded} numbers have no row`]),
    ...(other === '0' ? [] : [`${other} numbers are for other bytes`]),
  ];
}

/** Numbers without a gap, and each stream's versions in their order. */
function order(rows: readonly SealedRow[]): string[] {
  const faults: string[] = [];
  const versions = new Map<string, number>();
  for (const [index, { number, tenant, stream, version }] of rows.entries()) {
    if (Number(number) !== index) faults.push(`number ${number} stands at ${index}`);
    const last = versions.get(`${tenant}/${stream}`);
    // Refusals are one stream whose versions are positions: they may have gaps and come by transaction.
    if (last !== undefined && stream !== 'refusals' && version !== last + 1)
      faults.push(`${stream}: ${version} comes after ${last}`);
    versions.set(`${tenant}/${stream}`, version);
  }
  return faults;
}

/** Every head that was ever signed, by its size. */
async function readHeads(
  admin: Pool,
  log: SealedLog,
  keys: readonly VerifierKey[],
): Promise<{ roots: Map<number, Uint8Array>; faults: string[] }> {
  const faults: string[] = [];
  const roots = new Map<number, Uint8Array>();
  const { rows } = await admin.query<{ note: string }>(
    'SELECT note FROM vinhdanh.log_checkpoint WHERE log = $1 ORDER BY size',
    [log.name],
  );
  for (const { note } of rows) {
    const parsed = parseNote(note);
    const head = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
    if (!parsed.ok || !head.ok) {
      faults.push(`no head: ${note.slice(0, 80)}`);
      continue;
    }
    const { verified, broken } = verifyNote(parsed.value, keys, verifyEd25519);
    if (verified.length === 0 || broken.length > 0)
      faults.push(`head ${head.value.size} is signed by others`);
    roots.set(head.value.size, head.value.root);
  }
  return { roots, faults };
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);

/**
 * Holds a log against the rows that it numbers, its tiles and all of its heads: the tree is built anew out of the
 * numbers, and every head has to be its root at that size. Reads all of it into memory.
 */
export async function checkLog(admin: Pool, log: SealedLog, keys: readonly VerifierKey[]): Promise<LogCheck> {
  const { rows } = await admin.query<SealedRow>(
    'SELECT number::text, tenant, stream, version, hash FROM vinhdanh.sealed WHERE log = $1 ORDER BY sealed.number',
    [log.name],
  );
  const read = readSubtreesOfTiles(hash, tilesOf(admin, log.name), rows.length);
  const { roots, faults } = await readHeads(admin, log, keys);
  faults.push(...(await missing(admin, log)), ...order(rows));
  const tree = new Frontier(hash);
  for (const [index, { tenant, stream, version, hash: eventHash }] of rows.entries()) {
    const leaf = hash.leaf(
      encodeEntry({ number: index, stream: streamHash(sha256, tenant, stream), version, eventHash }),
    );
    if (!same(await read({ level: 0, index }), leaf)) faults.push(`the tile has another leaf ${index}`);
    tree.append(leaf);
    const root = roots.get(tree.size);
    if (root !== undefined && !same(root, tree.root())) faults.push(`head ${tree.size} is of another tree`);
  }
  if (!same(await treeRoot(hash, read, rows.length), tree.root()))
    faults.push('the tiles are of another tree');
  const last = Math.max(0, ...roots.keys());
  if (last !== rows.length) faults.push(`the last head is over ${last} of ${rows.length}`);
  return { sealed: rows.length, heads: roots.size, faults };
}
