import { sameBytes } from '../bytes/bytes.js';
import type { TreeHash } from './tree-hash.js';

const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

/** Whether `proof` shows that `leaf` is number `index` of the tree of `size` leaves under `root` (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  hash: TreeHash,
  claim: {
    readonly leaf: Uint8Array;
    readonly index: number;
    readonly size: number;
    readonly root: Uint8Array;
  },
  proof: readonly Uint8Array[],
): boolean {
  if (claim.index < 0 || claim.index >= claim.size) return false;
  let node = claim.index;
  let last = claim.size - 1;
  let reached = claim.leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      reached = hash.node(sibling, reached);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      reached = hash.node(reached, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(reached, claim.root);
}

interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether `proof` shows that the tree `now` begins with the tree `old` (RFC 9162 §2.1.4.2). */
export function verifyConsistency(
  hash: TreeHash,
  old: Head,
  now: Head,
  proof: readonly Uint8Array[],
): boolean {
  if (old.size < 0 || old.size > now.size) return false;
  if (old.size === now.size) return proof.length === 0 && sameBytes(old.root, now.root);
  if (old.size === 0) return proof.length === 0 && sameBytes(old.root, hash.empty());
  let node = old.size - 1;
  let last = now.size - 1;
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  // A complete old tree is the first node of the path itself, and the proof leaves it out.
  const path = node === 0 ? [old.root, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let oldRoot = first;
  let newRoot = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      oldRoot = hash.node(sibling, oldRoot);
      newRoot = hash.node(sibling, newRoot);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      newRoot = hash.node(newRoot, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(oldRoot, old.root) && sameBytes(newRoot, now.root);
}
