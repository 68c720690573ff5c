import { eventRegistry, zeroHash } from '@vinhdanh/journal';
import {
  createTreeHash,
  encodeEntry,
  streamHash,
  verifyInclusion,
  type Checkpoint,
} from '@vinhdanh/transparency-log';
import { toHex } from '../hex.js';
import type { Host } from '../host.js';
import type { EventProof } from '../pack/proofs.js';
import type { EventPlace, FindingCode, Findings } from './finding.js';
import { splitLines } from './lines.js';
import { readEventBytes, type EventEnvelope } from './read-document.js';

/** An event whose bytes are sound, on its way to whoever needs what it says. */
export interface SoundEvent {
  readonly event: EventEnvelope;
  readonly hash: string;
  readonly place: EventPlace;
}

export interface StreamFile {
  readonly file: string;
  readonly tenant: string;
  readonly stream: string;
  readonly bytes: Uint8Array;
  /** The pack's tree; null when no head could be read: then nothing is compared with it. */
  readonly tree: Checkpoint | null;
  readonly proofs: readonly EventProof[];
}

/** Where a stream ends, as its bytes say. */
export interface StreamEnd {
  readonly events: number;
  readonly head: string;
}

interface Walk {
  prev: string;
  time: string;
  number: number;
}

type Fault = readonly [code: FindingCode, detail: string | null];

/** Whether this program knows what the event says. Its bytes are proved all the same. */
function interpretation({ type, schema }: EventEnvelope): Fault[] {
  const known = Object.hasOwn(eventRegistry, type) ? eventRegistry[type] : undefined;
  if (known === undefined) return [['EVENT.UNKNOWN_TYPE', type]];
  return schema >= 1 && schema <= known.upcasters.length + 1
    ? []
    : [['EVENT.LATER_SCHEMA', `${type} ${schema}`]];
}

function chainFaults(
  event: EventEnvelope,
  { tenant, stream }: StreamFile,
  version: number,
  walk: Walk,
): Fault[] {
  const faults: Fault[] = [];
  if (event.stream !== stream || event.tenant !== tenant)
    faults.push(['EVENT.STREAM', `${event.tenant} ${event.stream}`]);
  if (event.version !== version) faults.push(['EVENT.VERSION', `${event.version}`]);
  if (event.prev !== walk.prev) faults.push(['EVENT.CHAIN', event.prev]);
  if (event.time < walk.time) faults.push(['EVENT.TIME', event.time]);
  return faults;
}

/**
 * Checks every event of one stream: bytes, chain, place in the tree. Answers where the stream ends; sound events
 * go to `onEvent`. A break of the chain is told once: what follows is compared with what stands there.
 */
export function verifyStreamFile(
  host: Host,
  input: StreamFile,
  findings: Findings,
  onEvent: (sound: SoundEvent) => void,
): StreamEnd {
  const { file, tenant, stream, tree, proofs } = input;
  const hashOf = createTreeHash(host.sha256);
  const name = streamHash(host.sha256, tenant, stream);
  const walk: Walk = { prev: zeroHash, time: '', number: -1 };
  const places: EventPlace[] = [];
  const broken: { readonly at: number; readonly fault: Fault }[] = [];

  const proofFaults = (eventHash: Uint8Array, version: number): Fault[] => {
    const proved = proofs[version - 1];
    if (tree === null) return [];
    if (proved === undefined) return [['PROOF.MISSING', null]];
    const { number, proof } = proved;
    const inOrder = number > walk.number;
    walk.number = number;
    if (!inOrder) return [['PROOF.ORDER', String(number)]];
    const leaf = hashOf.leaf(encodeEntry({ number, stream: name, version, eventHash }));
    return verifyInclusion(hashOf, { leaf, index: number, size: tree.size, root: tree.root }, proof)
      ? []
      : [['PROOF.INCLUSION', String(number)]];
  };

  const checkLine = (line: Uint8Array, at: number): void => {
    const hash = host.sha256(line);
    const hex = toHex(hash);
    const version = at + 1;
    const number = proofs[at]?.number ?? null;
    const read = readEventBytes(host, line);
    const faults: Fault[] = read.ok
      ? [...chainFaults(read.value, input, version, walk), ...interpretation(read.value)]
      : [[read.fault, `byte ${read.at}`]];
    faults.push(...proofFaults(hash, version));
    const { type = null, time = null } = read.ok ? read.value : {};
    const place = { stream, version, number, type, time };
    places.push(place);
    broken.push(...faults.map((fault) => ({ at, fault })));
    walk.prev = hex;
    if (!read.ok) return;
    walk.time = read.value.time;
    onEvent({ event: read.value, hash: hex, place });
  };

  splitLines(input.bytes).forEach(checkLine);
  for (const { at, fault } of broken) {
    const around = at === broken[0]?.at ? [places[at - 1], places[at + 1]] : [];
    const neighbours = around.filter((place) => place !== undefined);
    findings.add(fault[0], { file, event: places[at] ?? null, neighbours, detail: fault[1] });
  }
  return { events: places.length, head: walk.prev };
}
