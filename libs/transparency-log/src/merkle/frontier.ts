import { completeSubtrees } from './subtree.js';
import type { TreeHash } from './tree-hash.js';

/** The hash of a complete subtree that has just been completed. */
export interface NewNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first. Everything that is
 * needed to add leaves and to know the root, in as many hashes as the size has ones.
 */
export class Frontier {
  readonly #hash: TreeHash;
  #size: number;
  /** By level: the complete subtree of that level that still waits for its sibling. */
  readonly #edge: (Uint8Array | undefined)[] = [];

  /** Of a tree of `size` leaves; `roots` are the hashes of `completeSubtrees(0, size)`, in that order. */
  constructor(hash: TreeHash, size = 0, roots: readonly Uint8Array[] = []) {
    this.#hash = hash;
    this.#size = size;
    for (const [at, { level }] of completeSubtrees(0, size).entries()) this.#edge[level] = roots[at];
  }

  get size(): number {
    return this.#size;
  }

  /** Adds one leaf; answers it and every node that it completes, lowest first. */
  append(leaf: Uint8Array): NewNode[] {
    const made: NewNode[] = [{ level: 0, index: this.#size, hash: leaf }];
    let hash = leaf;
    let level = 0;
    let index = this.#size;
    for (let left = this.#edge[0]; left !== undefined; left = this.#edge[level]) {
      hash = this.#hash.node(left, hash);
      this.#edge[level] = undefined;
      level += 1;
      index = Math.floor(index / 2);
      made.push({ level, index, hash });
    }
    this.#edge[level] = hash;
    this.#size += 1;
    return made;
  }

  /** The root of the tree as it is now. */
  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (const edge of this.#edge) {
      if (edge === undefined) continue;
      root = root === undefined ? edge : this.#hash.node(edge, root);
    }
    return root ?? this.#hash.empty();
  }
}
