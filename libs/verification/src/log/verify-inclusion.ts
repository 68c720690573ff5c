import type { ClientBase } from 'pg';
import {
  consistencyProof,
  createTreeHash,
  encodeEntry,
  inclusionProof,
  readSubtreesOfTiles,
  streamHash,
  verifyConsistency,
  verifyInclusion,
  type Checkpoint,
  type ReadSubtree,
} from '@vinhdanh/transparency-log';
import { earlierPath, type EventPlace } from '@vinhdanh/record-format';
import { sha256, tilesOf } from '@vinhdanh/sealing';
import type { Checks } from '../checks.js';
import { OrderedRows } from '../rows/ordered-rows.js';
import { storedHeads, type CheckedHead, type HeadCheck } from './heads.js';

const hash = createTreeHash(sha256);

/** An entry that must be in the log, with the hash of what it stands for. */
export interface IncludedEntry {
  readonly place: EventPlace & { readonly number: number };
  readonly tenant: string;
  readonly eventHash: Uint8Array;
}

/** Null where the stored tiles do not reach. */
async function fromTiles<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function isIncluded(
  read: ReadSubtree,
  { size, root }: Checkpoint,
  { place, tenant, eventHash }: IncludedEntry,
): Promise<boolean> {
  const { number, stream, version } = place;
  if (number >= size) return false;
  const entry = encodeEntry({ number, stream: streamHash(sha256, tenant, stream), version, eventHash });
  const proof = await fromTiles(() => inclusionProof(hash, read, number, size));
  return (
    proof !== null && verifyInclusion(hash, { leaf: hash.leaf(entry), index: number, size, root }, proof)
  );
}

/** The newest head, and before it the newest that anybody has cosigned, which it must continue. */
async function checkHeads(client: ClientBase, log: string, heads: HeadCheck): Promise<CheckedHead[]> {
  const rows = await OrderedRows.open(client, storedHeads(log, 'newest'));
  const checked: CheckedHead[] = [];
  for (let { current } = rows; current !== null; { current } = rows) {
    const head = heads.check(current, null);
    if (head !== null) checked.push(head);
    await rows.next();
  }
  return checked;
}

/**
 * Proves the entries of some cases under the newest head, and that head to be a growth of the one that was cosigned.
 * The proofs are made of the stored tiles, which nobody has to believe: they lead to the signed root or they do not.
 */
export async function verifyInclusionOf(
  client: ClientBase,
  checks: Checks,
  log: string,
  heads: HeadCheck,
  entries: readonly IncludedEntry[],
): Promise<void> {
  const { findings } = checks;
  const checked = await checkHeads(client, log, heads);
  const newest = checked.at(-1)?.head.checkpoint;
  if (newest === undefined) {
    if (entries.length > 0) findings.add('CHECKPOINT.MISSING', { detail: log });
    return;
  }
  const read = readSubtreesOfTiles(hash, tilesOf(client, log), newest.size);
  for (const { head } of checked.slice(0, -1)) {
    const { checkpoint } = head;
    const proof = await fromTiles(() => consistencyProof(hash, read, checkpoint.size, newest.size));
    if (proof === null || !verifyConsistency(hash, checkpoint, newest, proof))
      findings.add('PROOF.CONSISTENCY', { file: earlierPath(checkpoint.size), detail: log });
  }
  for (const entry of entries)
    if (!(await isIncluded(read, newest, entry)))
      findings.add('PROOF.INCLUSION', { event: entry.place, detail: `${log} ${entry.place.number}` });
}
