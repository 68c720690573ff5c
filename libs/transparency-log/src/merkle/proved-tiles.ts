import { sameBytes } from '../bytes/bytes.js';
import { hashBytes } from '../crypto.js';
import { completeSubtrees, type Subtree } from './subtree.js';
import { tileHeight, tileWidth, widthAt, type TileName } from './tile.js';
import type { TreeHash } from './tree-hash.js';

/** A tile's hashes in the width asked for; null where there is none. Never asked for twice. */
export type FindTile = (tile: TileName & { readonly level: number }) => Uint8Array | null;

/** A tile that is not there, has another length, or does not fit what stands above it. */
export interface TileFault {
  readonly tile: TileName & { readonly level: number };
  readonly why: 'missing' | 'different';
}

interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The root of `count` hashes that lie in `hashes` from `at` on; `count` is a power of two. */
function rootOf(hash: TreeHash, hashes: Uint8Array, at: number, count: number): Uint8Array {
  let level = hashes.subarray(at, at + count * hashBytes);
  while (level.length > hashBytes) {
    const above = new Uint8Array(level.length / 2);
    for (let from = 0; from < level.length; from += 2 * hashBytes)
      above.set(hash.pair(level, from), from / 2);
    level = above;
  }
  return level;
}

/**
 * Tiles of a tree that are proved by its head: every tile above the leaves at once, a tile of leaves when the first of
 * its leaves is asked for. A full tile is proved by its root, which stands in the tile above it; those that are not full
 * make the root of the tree together. Holds every tile that it has handed out.
 */
export class ProvedTiles {
  readonly #tiles = new Map<string, Uint8Array>();

  private constructor(
    private readonly hash: TreeHash,
    private readonly size: number,
    private readonly find: FindTile,
  ) {}

  /** Proves what lies above the leaves; the first fault otherwise. */
  static of(hash: TreeHash, head: Head, find: FindTile): ProvedTiles | TileFault {
    if (head.size === 0) return { tile: { level: 0, index: 0, width: 0 }, why: 'missing' };
    const tiles = new ProvedTiles(hash, head.size, find);
    return tiles.#proveAbove(head) ?? tiles;
  }

  /** The hash of a leaf below the tree's size, or what is wrong with its tile. */
  leaf(number: number): Uint8Array | TileFault {
    const index = Math.floor(number / tileWidth);
    const tile = this.#tiles.get(`0/${index}`) ?? this.#prove(0, index);
    if (!(tile instanceof Uint8Array)) return tile;
    const at = (number % tileWidth) * hashBytes;
    return tile.subarray(at, at + hashBytes);
  }

  #read(level: number, index: number): Uint8Array | TileFault {
    const tile = { level, index, width: widthAt(level, index, this.size) };
    const hashes = this.find(tile);
    if (hashes === null) return { tile, why: 'missing' };
    if (hashes.length !== tile.width * hashBytes) return { tile, why: 'different' };
    this.#tiles.set(`${level}/${index}`, hashes);
    return hashes;
  }

  /** Reads a tile; a full one has to have the root that the tile above it says. */
  #prove(level: number, index: number): Uint8Array | TileFault {
    const hashes = this.#read(level, index);
    if (!(hashes instanceof Uint8Array) || hashes.length < tileWidth * hashBytes) return hashes;
    const above = this.#tiles.get(`${level + 1}/${Math.floor(index / tileWidth)}`);
    const at = (index % tileWidth) * hashBytes;
    const said = above?.subarray(at, at + hashBytes);
    if (said !== undefined && sameBytes(said, rootOf(this.hash, hashes, 0, tileWidth))) return hashes;
    return { tile: { level, index, width: tileWidth }, why: 'different' };
  }

  #proveAbove({ size, root }: Head): TileFault | null {
    let top = 0;
    while (widthAt(top + 1, 0, size) > 0) top += 1;
    // From above: each full tile is held against one that has been read before it.
    for (let level = top; level >= 1; level--)
      for (let index = 0; widthAt(level, index, size) > 0; index++) {
        const tile = this.#prove(level, index);
        if (!(tile instanceof Uint8Array)) return tile;
      }
    const last = Math.floor(size / tileWidth);
    if (size % tileWidth > 0) {
      const tile = this.#read(0, last);
      if (!(tile instanceof Uint8Array)) return tile;
    }
    const made = completeSubtrees(0, size)
      .map((subtree) => this.#subtree(subtree))
      .reduceRight((right, left) => this.hash.node(left, right));
    const tile = { level: top, index: 0, width: widthAt(top, 0, size) };
    return sameBytes(made, root) ? null : { tile, why: 'different' };
  }

  #subtree({ level: height, index }: Subtree): Uint8Array {
    const level = Math.floor(height / tileHeight);
    const count = 2 ** (height - level * tileHeight);
    const first = index * count;
    const tile = this.#tiles.get(`${level}/${Math.floor(first / tileWidth)}`) as Uint8Array;
    return rootOf(this.hash, tile, (first % tileWidth) * hashBytes, count);
  }
}
