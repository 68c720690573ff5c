import { concatBytes } from '../bytes/bytes.js';
import { hashBytes, type Sha256Bytes } from '../crypto.js';
import { entryBytes, writeEntry, type LogEntry } from './entry.js';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = 1;

/** Merkle Tree Hashes (RFC 9162 §2.1.1): leaves and nodes are told apart by their first byte. */
export interface TreeHash {
  leaf(entry: Uint8Array): Uint8Array;
  /** The leaf of an entry, which is never made by itself. */
  leafOf(entry: LogEntry): Uint8Array;
  node(left: Uint8Array, right: Uint8Array): Uint8Array;
  /** The node over the two hashes that lie one behind the other at `at`. */
  pair(hashes: Uint8Array, at: number): Uint8Array;
  /** The root of a tree without leaves. */
  empty(): Uint8Array;
}

/** Hashes by `sha256`, which must be done with its argument when it returns. */
export function createTreeHash(sha256: Sha256Bytes): TreeHash {
  // One place for the children of every node: a tree of a million leaves has as many.
  const children = new Uint8Array(1 + 2 * hashBytes);
  children[0] = nodePrefix;
  const ownEntry = new Uint8Array(1 + entryBytes);
  return {
    leaf: (entry) => sha256(concatBytes(leafPrefix, entry)),
    leafOf: (entry) => {
      writeEntry(ownEntry, 1, entry);
      return sha256(ownEntry);
    },
    node: (left, right) => {
      if (left.length !== hashBytes || right.length !== hashBytes)
        throw new RangeError('a node has two hashes of 32 bytes');
      children.set(left, 1);
      children.set(right, 1 + hashBytes);
      return sha256(children);
    },
    pair: (hashes, at) => {
      if (at < 0 || at + 2 * hashBytes > hashes.length)
        throw new RangeError('a node has two hashes of 32 bytes');
      children.set(hashes.subarray(at, at + 2 * hashBytes), 1);
      return sha256(children);
    },
    empty: () => sha256(new Uint8Array(0)),
  };
}
