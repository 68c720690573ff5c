import { hashBytes } from '../crypto.js';
import { Frontier } from './frontier.js';
import { tileHeight, tileWidth } from './tile.js';
import type { TreeHash } from './tree-hash.js';

/** A tile as the leaves make it. */
export interface WalkedTile {
  readonly level: number;
  readonly index: number;
  /** `32 * width` bytes; only valid while it is handed over. */
  readonly hashes: Uint8Array;
}

interface OpenTile {
  index: number;
  width: number;
  readonly hashes: Uint8Array;
}

/**
 * Grows a tree from its first leaf and hands over each tile once: when it is full, or at the end. Holds one open tile
 * a level, however large the tree is.
 */
export class TreeWalk {
  readonly #frontier: Frontier;
  readonly #open: OpenTile[] = [];

  constructor(
    hash: TreeHash,
    private readonly onTile: (tile: WalkedTile) => void,
  ) {
    this.#frontier = new Frontier(hash);
  }

  get size(): number {
    return this.#frontier.size;
  }

  append(leaf: Uint8Array): void {
    for (const { level, index, hash } of this.#frontier.append(leaf))
      if (level % tileHeight === 0) this.#put(level / tileHeight, index, hash);
  }

  /** The root of the leaves so far. */
  root(): Uint8Array {
    return this.#frontier.root();
  }

  /** Hands over the tiles that are not full. Nothing is appended after it. */
  end(): void {
    for (const [level, tile] of this.#open.entries()) if (tile.width > 0) this.#handOver(level, tile);
  }

  #put(level: number, index: number, hash: Uint8Array): void {
    const tile = (this.#open[level] ??= {
      index: 0,
      width: 0,
      hashes: new Uint8Array(tileWidth * hashBytes),
    });
    tile.index = Math.floor(index / tileWidth);
    tile.hashes.set(hash, tile.width * hashBytes);
    tile.width += 1;
    if (tile.width === tileWidth) this.#handOver(level, tile);
  }

  #handOver(level: number, tile: OpenTile): void {
    const { index, width, hashes } = tile;
    this.onTile({ level, index, hashes: hashes.subarray(0, width * hashBytes) });
    tile.width = 0;
  }
}
