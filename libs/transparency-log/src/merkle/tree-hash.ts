import { concatBytes } from '../bytes/bytes.js';
import type { Sha256Bytes } from '../crypto.js';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Merkle Tree Hashes (RFC 9162 §2.1.1): leaves and nodes are told apart by their first byte. */
export interface TreeHash {
  leaf(entry: Uint8Array): Uint8Array;
  node(left: Uint8Array, right: Uint8Array): Uint8Array;
  /** The root of a tree without leaves. */
  empty(): Uint8Array;
}

export const createTreeHash = (sha256: Sha256Bytes): TreeHash => ({
  leaf: (entry) => sha256(concatBytes(leafPrefix, entry)),
  node: (left, right) => sha256(concatBytes(nodePrefix, left, right)),
  empty: () => sha256(new Uint8Array(0)),
});
