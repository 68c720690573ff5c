import { Defect } from '@vinhdanh/kernel';
import { completeSubtrees, splitPoint, type Subtree } from './subtree.js';
import type { TreeHash } from './tree-hash.js';

/** Where the hashes of complete subtrees come from; a tile store, or memory. */
export type ReadSubtree = (subtree: Subtree) => Promise<Uint8Array>;

/** The leaves from `from` to before `to`. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Ranges whose roots prove that leaf `index` is in a tree of `size` (RFC 9162 §2.1.3.1). */
function inclusionPath(index: number, { from, to }: Range): Range[] {
  if (to - from === 1) return [];
  const middle = from + splitPoint(to - from);
  return index < middle
    ? [...inclusionPath(index, { from, to: middle }), { from: middle, to }]
    : [...inclusionPath(index, { from: middle, to }), { from, to: middle }];
}

/** SUBPROOF of RFC 9162 §2.1.4.1: `known` while the old tree is a complete subtree that the verifier has. */
function consistencyPath(old: number, { from, to }: Range, known: boolean): Range[] {
  if (old === to) return known ? [] : [{ from, to }];
  const middle = from + splitPoint(to - from);
  return old <= middle
    ? [...consistencyPath(old, { from, to: middle }, known), { from: middle, to }]
    : [...consistencyPath(old, { from: middle, to }, false), { from, to: middle }];
}

async function rangeRoot(hash: TreeHash, read: ReadSubtree, { from, to }: Range): Promise<Uint8Array> {
  const hashes = await Promise.all(completeSubtrees(from, to).map(read));
  return hashes.reduceRight((right, left) => hash.node(left, right));
}

const rootsOf = (hash: TreeHash, read: ReadSubtree, ranges: readonly Range[]): Promise<Uint8Array[]> =>
  Promise.all(ranges.map((range) => rangeRoot(hash, read, range)));

/** The root of the first `size` leaves. */
export async function treeRoot(hash: TreeHash, read: ReadSubtree, size: number): Promise<Uint8Array> {
  return size === 0 ? hash.empty() : rangeRoot(hash, read, { from: 0, to: size });
}

/** Proof that leaf `index` is in the tree of `size` leaves, lowest hash first. @throws Defect out of range. */
export async function inclusionProof(
  hash: TreeHash,
  read: ReadSubtree,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  if (index < 0 || index >= size) throw new Defect('LOG.RANGE', `leaf ${index} of a tree of ${size}`);
  return rootsOf(hash, read, inclusionPath(index, { from: 0, to: size }));
}

/** Proof that the tree of `size` leaves begins with that of `old`. @throws Defect when `old` is larger. */
export async function consistencyProof(
  hash: TreeHash,
  read: ReadSubtree,
  old: number,
  size: number,
): Promise<Uint8Array[]> {
  if (old < 0 || old > size) throw new Defect('LOG.RANGE', `from ${old} to ${size} leaves`);
  return old === 0 || old === size
    ? []
    : rootsOf(hash, read, consistencyPath(old, { from: 0, to: size }, true));
}
