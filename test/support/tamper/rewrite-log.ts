import { createLogSigner, sha256 } from '@vinhdanh/sealing';
import { createTreeHash, encodeEntry, streamHash, TreeWalk } from '@vinhdanh/transparency-log';
import type { Superuser } from './superuser.js';

const hash = createTreeHash(sha256);

interface SealedRow {
  number: string;
  tenant: string;
  stream: string;
  version: number;
  hash: Buffer;
}

/** What is done with the signed heads when the tree has become another. */
export type Heads =
  /** They stay: the log's key is not to be had. */
  | { readonly kind: 'kept' }
  /** Signed anew with the log's own key; nobody cosigns them. */
  | { readonly kind: 'signed'; readonly origin: string; readonly seed: string };

/** Makes tiles, and heads where the key is there, those of the sealed rows as they are now. */
export async function rewriteLog(superuser: Superuser, log: string, heads: Heads): Promise<void> {
  const sizes = await superuser.rows<{ size: string }>(
    'SELECT size::text FROM vinhdanh.log_checkpoint WHERE log = $1',
    [log],
  );
  const rows = await superuser.rows<SealedRow>(
    'SELECT s.number::text, tenant, stream, version, hash FROM vinhdanh.sealed s WHERE log = $1 ORDER BY s.number',
    [log],
  );
  const tiles: { level: number; index: number; hashes: Uint8Array }[] = [];
  const walk = new TreeWalk(hash, (tile) => tiles.push({ ...tile, hashes: tile.hashes.slice() }));
  const roots = new Map<number, Uint8Array>();
  const wanted = new Set(sizes.map(({ size }) => Number(size)));
  for (const { number, tenant, stream, version, hash: eventHash } of rows) {
    const entry = { number: Number(number), stream: streamHash(sha256, tenant, stream), version, eventHash };
    walk.append(hash.leaf(encodeEntry(entry)));
    if (wanted.has(walk.size)) roots.set(walk.size, walk.root());
  }
  walk.end();
  await superuser.change('DELETE FROM vinhdanh.log_tile WHERE log = $1', [log]);
  for (const { level, index, hashes } of tiles)
    await superuser.change(
      'INSERT INTO vinhdanh.log_tile (log, level, index, hashes) VALUES ($1, $2, $3, $4)',
      [log, level, index, Buffer.from(hashes)],
    );
  if (heads.kind === 'kept') return;
  const signer = createLogSigner(heads.origin, [heads.seed]);
  await superuser.tidy('DELETE FROM vinhdanh.log_cosignature WHERE log = $1', [log]);
  for (const [size, root] of roots)
    await superuser.change('UPDATE vinhdanh.log_checkpoint SET note = $3 WHERE log = $1 AND size = $2', [
      log,
      size,
      signer.sign({ size, root }),
    ]);
}
