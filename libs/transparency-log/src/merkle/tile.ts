import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { hashBytes } from '../crypto.js';
import type { Subtree } from './subtree.js';
import type { ReadSubtree } from './prove.js';
import type { TreeHash } from './tree-hash.js';

/** Levels of the tree in one tile (C2SP tlog-tiles): a full tile is 256 hashes wide. */
export const tileHeight = 8;
export const tileWidth = 256;

/** One tile: hashes of level `tileHeight * level`, or (`entries`) the leaves' contents. */
export interface TileName {
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}

const pathShape =
  /^(?:([0-9]|[1-5][0-9]|6[0-3])|entries)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** `<L>/<N>[.p/<W>]` of a tile: index 1234067 is `x001/x234/067`. */
export function tilePath({ level, index, width }: TileName): string {
  const groups: string[] = [];
  let rest = index;
  do {
    groups.unshift(String(rest % 1000).padStart(3, '0'));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  const digits = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`));
  return `${level}/${digits.join('/')}${width === tileWidth ? '' : `.p/${width}`}`;
}

/** The tile that a path names. Rejection `LOG.TILE_PATH` for any other spelling than `tilePath`'s. */
export function parseTilePath(path: string): Result<TileName> {
  const found = pathShape.exec(path);
  const index = Number(found?.[2]?.replaceAll(/[x/]/g, ''));
  const level = found?.[1] === undefined ? 'entries' : Number(found[1]);
  const width = found?.[3] === undefined ? tileWidth : Number(found[3]);
  const name: TileName = { level, index, width };
  const sound = found !== null && Number.isSafeInteger(index) && tilePath(name) === path;
  return sound ? ok(name) : err(rejection('LOG.TILE_PATH', { path }));
}

/** How many hashes the tree of `size` leaves has at a tile level: those of complete subtrees. */
const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** The widest form in which tile `index` of a level stands in a tree of `size` leaves; 0: not at all. */
export const widthAt = (level: number, index: number, size: number): number =>
  Math.max(0, Math.min(tileWidth, hashesAt(level, size) - index * tileWidth));

/** Answers the hashes of a tile, `width * 32` bytes; more are ignored. */
export type ReadTile = (tile: TileName) => Promise<Uint8Array>;

/**
 * Complete subtrees of a tree of `size` leaves, out of its tiles. A tile is read once. `readTile` must
 * answer at least the width asked for. @throws what `readTile` throws, RangeError for a tile that is too short.
 */
export function readSubtreesOfTiles(hash: TreeHash, readTile: ReadTile, size: number): ReadSubtree {
  const tiles = new Map<string, Promise<Uint8Array>>();
  const tileOf = (level: number, index: number): Promise<Uint8Array> => {
    const key = `${level}/${index}`;
    let tile = tiles.get(key);
    if (tile === undefined) {
      tile = readTile({ level, index, width: widthAt(level, index, size) });
      tiles.set(key, tile);
    }
    return tile;
  };
  return async (subtree: Subtree) => {
    const level = Math.floor(subtree.level / tileHeight);
    const span = 2 ** (subtree.level - level * tileHeight);
    const first = subtree.index * span;
    const tile = await tileOf(level, Math.floor(first / tileWidth));
    const at = (first % tileWidth) * hashBytes;
    if (tile.length < at + span * hashBytes)
      throw new RangeError(`tile ${level} of leaf ${first} is too short`);
    let hashes: Uint8Array[] = Array.from({ length: span }, (_, n) =>
      tile.slice(at + n * hashBytes, at + (n + 1) * hashBytes),
    );
    while (hashes.length > 1)
      hashes = hashes.flatMap((left, n) =>
        n % 2 === 0 ? [hash.node(left, hashes[n + 1] as Uint8Array)] : [],
      );
    return hashes[0] as Uint8Array;
  };
}
