import { canonicalJson, type Json, type JsonObject } from '@vinhdanh/kernel';
import { fromBase64, hashBytes, toBase64, type Checkpoint } from '@vinhdanh/transparency-log';
import { hasExactly, isCount, isObject, isText } from '../json/fields.js';

/** Where one event stands in the log, and the hashes that show it, lowest first. */
export interface EventProof {
  readonly number: number;
  readonly proof: readonly Uint8Array[];
}

/** That the tree of `from` leaves is the beginning of the pack's tree. */
export interface GrowthProof {
  readonly from: number;
  readonly proof: readonly Uint8Array[];
}

/** Places of events by stream, in the order of its events. */
export type ByStream<T> = ReadonlyMap<string, readonly T[]>;

/** `log/proofs.json`: everything is relative to one tree, that of `log/checkpoint`. */
export interface Proofs {
  readonly tree: Checkpoint;
  /** A path to the root for each event; null in a pack with tiles. */
  readonly inclusion: ByStream<EventProof> | null;
  /** The events' numbers, proved by the tiles that lie in the pack; null in a pack with paths. */
  readonly numbers: ByStream<number> | null;
  readonly consistency: readonly GrowthProof[];
}

/** A tree of 2^53 leaves has no longer path. */
const hashesMax = 64;

const proofJson = (proof: readonly Uint8Array[]): string[] => proof.map(toBase64);

export function formatProofs({ tree, inclusion, numbers, consistency }: Proofs): string {
  const byStream = <T>(places: ByStream<T>, json: (place: T) => Json): JsonObject =>
    Object.fromEntries([...places].map(([stream, events]) => [stream, events.map(json)]));
  return canonicalJson({
    tree: { origin: tree.origin, size: tree.size, root: toBase64(tree.root) },
    ...(inclusion && {
      inclusion: byStream(inclusion, ({ number, proof }) => ({ number, proof: proofJson(proof) })),
    }),
    ...(numbers && { numbers: byStream(numbers, (number) => number) }),
    consistency: consistency.map(({ from, proof }) => ({ from, proof: proofJson(proof) })),
  });
}

function readHashes(value: Json | undefined): Uint8Array[] | null {
  if (!Array.isArray(value) || value.length > hashesMax) return null;
  const hashes = value.map((each: Json) => (isText(each) ? fromBase64(each) : null));
  return hashes.every((each) => each?.length === hashBytes) ? (hashes as Uint8Array[]) : null;
}

/** A number under `name` with its proof: `{name, proof}` and nothing else. */
function readProved(name: string, value: Json): { at: number; proof: Uint8Array[] } | null {
  if (!isObject(value) || !hasExactly(value, [name, 'proof'])) return null;
  const at = value[name];
  const proof = readHashes(value.proof);
  return isCount(at) && proof !== null ? { at, proof } : null;
}

function readAll(name: string, value: Json | undefined): { at: number; proof: Uint8Array[] }[] | null {
  if (!Array.isArray(value)) return null;
  const read = value.map((each: Json) => readProved(name, each));
  return read.every((each) => each !== null) ? read : null;
}

function readTree(value: Json | undefined): Checkpoint | null {
  if (!isObject(value) || !hasExactly(value, ['origin', 'root', 'size'])) return null;
  const root = isText(value.root) ? fromBase64(value.root) : null;
  const sound = isText(value.origin) && isCount(value.size) && root?.length === hashBytes;
  return sound ? { origin: value.origin as string, size: value.size as number, root } : null;
}

function readByStream<T>(
  value: Json | undefined,
  read: (events: Json) => readonly T[] | null,
): ByStream<T> | null {
  if (!isObject(value)) return null;
  const places = new Map<string, readonly T[]>();
  for (const [stream, events] of Object.entries(value)) {
    const of = read(events);
    if (of === null) return null;
    places.set(stream, of);
  }
  return places;
}

const readPaths = (events: Json): EventProof[] | null =>
  readAll('number', events)?.map(({ at, proof }) => ({ number: at, proof })) ?? null;
const readNumbers = (events: Json): number[] | null =>
  Array.isArray(events) && events.every(isCount) ? (events as number[]) : null;

/** Null for anything but exactly one of the two shapes. */
export function readProofs(value: Json): Proofs | null {
  if (!isObject(value)) return null;
  const withTiles = hasExactly(value, ['consistency', 'numbers', 'tree']);
  if (!withTiles && !hasExactly(value, ['consistency', 'inclusion', 'tree'])) return null;
  const tree = readTree(value.tree);
  const consistency = readAll('from', value.consistency);
  const inclusion = withTiles ? null : readByStream(value.inclusion, readPaths);
  const numbers = withTiles ? readByStream(value.numbers, readNumbers) : null;
  if (tree === null || consistency === null || (inclusion === null && numbers === null)) return null;
  return {
    tree,
    inclusion,
    numbers,
    consistency: consistency.map(({ at, proof }) => ({ from: at, proof })),
  };
}
