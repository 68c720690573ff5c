import {
  createTreeHash,
  ProvedTiles,
  sameBytes,
  streamHash,
  tileWidth,
  verifyInclusion,
  type Checkpoint,
  type TreeHash,
} from '@vinhdanh/transparency-log';
import type { Host } from '../host.js';
import { packPaths, packTilePath } from '../pack/paths.js';
import type { ByStream, EventProof, Proofs } from '../pack/proofs.js';
import type { PackContext } from './pack-context.js';
import type { Fault } from './stream-walk.js';

/** Where the events of one stream stand in the log, and whether they do. */
export interface Places {
  /** How many events it speaks of. */
  readonly count: number;
  /** Number of the event `at` (from 0) in the log; null where none is said. */
  number(at: number): number | null;
  faults(eventHash: Uint8Array, version: number, at: number): Fault[];
}

/** Each event by its own path to the root. */
class PlacesByPath implements Places {
  readonly #name: Uint8Array;

  constructor(
    host: Host,
    private readonly hash: TreeHash,
    private readonly tree: Checkpoint,
    private readonly proofs: readonly EventProof[],
    tenant: string,
    stream: string,
  ) {
    this.#name = streamHash(host.sha256, tenant, stream);
  }

  get count(): number {
    return this.proofs.length;
  }

  number(at: number): number | null {
    return this.proofs[at]?.number ?? null;
  }

  faults(eventHash: Uint8Array, version: number, at: number): Fault[] {
    const proved = this.proofs[at];
    if (proved === undefined) return [['PROOF.MISSING', null]];
    const { number, proof } = proved;
    const leaf = this.hash.leafOf({ number, stream: this.#name, version, eventHash });
    const claim = { leaf, index: number, size: this.tree.size, root: this.tree.root };
    return verifyInclusion(this.hash, claim, proof) ? [] : [['PROOF.INCLUSION', String(number)]];
  }
}

/** The tiles of a pack: proved once, asked often; a tile that is wrong is said once. */
class TileShelf {
  readonly #used = new Set<string>();
  readonly #faulty = new Set<number>();
  readonly #tiles: ProvedTiles | null;

  constructor(
    private readonly context: PackContext,
    hash: TreeHash,
    readonly tree: Checkpoint,
  ) {
    const tiles = ProvedTiles.of(hash, tree, (tile) => this.#read(packTilePath(tile)));
    if (!(tiles instanceof ProvedTiles)) this.#say(tiles);
    this.#tiles = tiles instanceof ProvedTiles ? tiles : null;
  }

  /** Null where nothing can be compared, which has been said. */
  leaf(number: number): Uint8Array | null {
    const index = Math.floor(number / tileWidth);
    if (this.#tiles === null || this.#faulty.has(index)) return null;
    const leaf = this.#tiles.leaf(number);
    if (leaf instanceof Uint8Array) return leaf;
    this.#faulty.add(index);
    this.#say(leaf);
    return null;
  }

  /** Whether a tile was needed to prove anything; where nothing could be proved, none is called useless. */
  isUsed(path: string): boolean {
    return this.#tiles === null || this.#used.has(path);
  }

  #say({ tile, why }: Exclude<ReturnType<ProvedTiles['leaf']>, Uint8Array>): void {
    const file = tile.width === 0 ? packPaths.proofs : packTilePath(tile);
    this.context.findings.add(why === 'missing' ? 'PROOF.MISSING' : 'PROOF.TILE', { file });
  }

  #read(path: string): Uint8Array | null {
    this.#used.add(path);
    return this.context.listed.has(path) ? this.context.read(path) : null;
  }
}

/** Each event by its leaf in a tile. */
class PlacesByTile implements Places {
  readonly #name: Uint8Array;

  constructor(
    host: Host,
    private readonly hash: TreeHash,
    private readonly shelf: TileShelf,
    private readonly numbers: Float64Array,
    tenant: string,
    stream: string,
  ) {
    this.#name = streamHash(host.sha256, tenant, stream);
  }

  get count(): number {
    return this.numbers.length;
  }

  number(at: number): number | null {
    return this.numbers[at] ?? null;
  }

  faults(eventHash: Uint8Array, version: number, at: number): Fault[] {
    const number = this.numbers[at];
    if (number === undefined) return [['PROOF.MISSING', null]];
    if (number >= this.shelf.tree.size) return [['PROOF.INCLUSION', String(number)]];
    const said = this.shelf.leaf(number);
    if (said === null) return [];
    const leaf = this.hash.leafOf({ number, stream: this.#name, version, eventHash });
    return sameBytes(said, leaf) ? [] : [['PROOF.INCLUSION', String(number)]];
  }
}

/** Numbers of events by stream, one behind the other. */
class Numbers {
  readonly #places = new Map<string, number>();
  readonly #from: Float64Array;
  readonly #all: Float64Array;

  constructor(numbers: ByStream<number>) {
    let total = 0;
    for (const events of numbers.values()) total += events.length;
    this.#from = new Float64Array(numbers.size + 1);
    this.#all = new Float64Array(total);
    let at = 0;
    for (const [stream, events] of numbers) {
      this.#from[this.#places.size] = at;
      this.#places.set(stream, this.#places.size);
      this.#all.set(events, at);
      at += events.length;
    }
    this.#from[numbers.size] = at;
  }

  streams(): Iterable<string> {
    return this.#places.keys();
  }

  of(stream: string): Float64Array {
    const place = this.#places.get(stream);
    return place === undefined
      ? new Float64Array(0)
      : this.#all.subarray(this.#from[place], this.#from[place + 1]);
  }
}

/** How the events of a pack are found in its tree. */
export interface Locator {
  of(stream: string): Places;
  /** Streams that it speaks of. */
  streams(): Iterable<string>;
  /** Whether a tile was needed to prove anything. */
  isUsed(path: string): boolean;
}

/** Takes what it needs out of `proofs`, which may be long and are not kept. */
export function createLocator(context: PackContext, tree: Checkpoint, proofs: Proofs): Locator {
  const { host, made } = context;
  const hash = createTreeHash(host.sha256);
  if (proofs.numbers === null) {
    const paths = proofs.inclusion ?? new Map<string, readonly EventProof[]>();
    return {
      of: (stream) => new PlacesByPath(host, hash, tree, paths.get(stream) ?? [], made.tenant, stream),
      streams: () => paths.keys(),
      isUsed: () => false,
    };
  }
  const numbers = new Numbers(proofs.numbers);
  const shelf = new TileShelf(context, hash, tree);
  return {
    of: (stream) => new PlacesByTile(host, hash, shelf, numbers.of(stream), made.tenant, stream),
    streams: () => numbers.streams(),
    isUsed: (path) => shelf.isUsed(path),
  };
}
