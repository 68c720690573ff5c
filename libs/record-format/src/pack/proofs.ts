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

/** `log/proofs.json`: everything is relative to one tree, that of `log/checkpoint`. */
export interface Proofs {
  readonly tree: Checkpoint;
  /** By stream, in the order of its events. */
  readonly inclusion: ReadonlyMap<string, readonly EventProof[]>;
  readonly consistency: readonly GrowthProof[];
}

/** A tree of 2^53 leaves has no longer path. */
const hashesMax = 64;

const proofJson = (proof: readonly Uint8Array[]): string[] => proof.map(toBase64);

export function formatProofs({ tree, inclusion, consistency }: Proofs): string {
  const streams = [...inclusion].map(([stream, events]): [string, Json] => [
    stream,
    events.map(({ number, proof }) => ({ number, proof: proofJson(proof) })),
  ]);
  return canonicalJson({
    tree: { origin: tree.origin, size: tree.size, root: toBase64(tree.root) },
    inclusion: Object.fromEntries(streams),
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

/** Null for anything but exactly this shape. */
export function readProofs(value: Json): Proofs | null {
  if (!isObject(value) || !hasExactly(value, ['consistency', 'inclusion', 'tree'])) return null;
  const tree = readTree(value.tree);
  const consistency = readAll('from', value.consistency);
  if (tree === null || consistency === null || !isObject(value.inclusion)) return null;
  const inclusion = new Map<string, readonly EventProof[]>();
  for (const [stream, events] of Object.entries(value.inclusion as JsonObject)) {
    const read = readAll('number', events);
    if (read === null) return null;
    inclusion.set(
      stream,
      read.map(({ at, proof }) => ({ number: at, proof })),
    );
  }
  return { tree, inclusion, consistency: consistency.map(({ at, proof }) => ({ from: at, proof })) };
}
