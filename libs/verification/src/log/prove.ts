import type { ClientBase } from 'pg';
import { consistencyProof, createTreeHash, readSubtreesOfTiles } from '@vinhdanh/transparency-log';
import { sha256, tilesOf } from '@vinhdanh/sealing';

const hash = createTreeHash(sha256);

/** Proves growth out of the stored tiles. @throws RangeError where they do not reach. */
export function proveGrowth(client: ClientBase, log: string, size: number) {
  const read = readSubtreesOfTiles(hash, tilesOf(client, log), size);
  return (from: number): Promise<Uint8Array[]> => consistencyProof(hash, read, from, size);
}
