import { eventRegistry, zeroHash } from '@vinhdanh/journal';
import {
  createTreeHash,
  encodeEntry,
  streamHash,
  verifyInclusion,
  type Checkpoint,
  type TreeHash,
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

type Fault = readonly [code: FindingCode, detail: string | null];

/** Something wrong at a line; `place` is another event than the line's own when that one is not there. */
interface Broken {
  readonly at: number;
  readonly fault: Fault;
  readonly place: EventPlace;
}

/** Whether this program knows what the event says. Its bytes are proved all the same. */
function interpretation({ type, schema }: EventEnvelope): Fault[] {
  const known = Object.hasOwn(eventRegistry, type) ? eventRegistry[type] : undefined;
  if (known === undefined) return [['EVENT.UNKNOWN_TYPE', type]];
  return schema >= 1 && schema <= known.upcasters.length + 1
    ? []
    : [['EVENT.LATER_SCHEMA', `${type} ${schema}`]];
}

/** A walk over one stream, from its first event on. What follows a break is compared with what stands there. */
class StreamWalk {
  readonly #hash: TreeHash;
  readonly #name: Uint8Array;
  readonly #places: EventPlace[] = [];
  readonly #broken: Broken[] = [];
  #prev = zeroHash;
  #time = '';
  #version = 0;
  #number = -1;

  constructor(
    private readonly host: Host,
    private readonly input: StreamFile,
    private readonly onEvent: (sound: SoundEvent) => void,
  ) {
    this.#hash = createTreeHash(host.sha256);
    this.#name = streamHash(host.sha256, input.tenant, input.stream);
  }

  check(line: Uint8Array, at: number): void {
    const eventHash = this.host.sha256(line);
    const hash = toHex(eventHash);
    const read = readEventBytes(this.host, line);
    const expected = this.#version + 1;
    const { version = expected, type = null, time = null } = read.ok ? read.value : {};
    const number = this.input.proofs[at]?.number ?? null;
    const place = { stream: this.input.stream, version, number, type, time };
    this.#places.push(place);
    const add = (fault: Fault, where = place): void => void this.#broken.push({ at, fault, place: where });
    if (version > expected) add(['EVENT.VERSION', `${version}`], gap(place, expected));
    else if (version < expected) add(['EVENT.VERSION', `${version}`]);
    if (read.ok) [...this.#chain(read.value), ...interpretation(read.value)].forEach((fault) => add(fault));
    else add([read.fault, `byte ${read.at}`]);
    this.#proof(eventHash, version, at).forEach((fault) => add(fault));
    this.#prev = hash;
    this.#version = version;
    if (!read.ok) return;
    this.#time = read.value.time;
    this.onEvent({ event: read.value, hash, place });
  }

  end(findings: Findings): StreamEnd {
    for (const { at, fault, place } of this.#broken) {
      const after = place === this.#places[at] ? this.#places[at + 1] : this.#places[at];
      const around = at === this.#broken[0]?.at ? [this.#places[at - 1], after] : [];
      const neighbours = around.filter((each) => each !== undefined);
      findings.add(fault[0], { file: this.input.file, event: place, neighbours, detail: fault[1] });
    }
    return { events: this.#places.length, head: this.#prev };
  }

  #chain(event: EventEnvelope): Fault[] {
    const { tenant, stream } = this.input;
    const faults: Fault[] = [];
    if (event.stream !== stream || event.tenant !== tenant)
      faults.push(['EVENT.STREAM', `${event.tenant} ${event.stream}`]);
    if (event.prev !== this.#prev) faults.push(['EVENT.CHAIN', event.prev]);
    if (event.time < this.#time) faults.push(['EVENT.TIME', event.time]);
    return faults;
  }

  #proof(eventHash: Uint8Array, version: number, at: number): Fault[] {
    const { tree, proofs } = this.input;
    const proved = proofs[at];
    if (tree === null) return [];
    if (proved === undefined) return [['PROOF.MISSING', null]];
    const { number, proof } = proved;
    const inOrder = number > this.#number;
    this.#number = number;
    if (!inOrder) return [['PROOF.ORDER', String(number)]];
    const leaf = this.#hash.leaf(encodeEntry({ number, stream: this.#name, version, eventHash }));
    const claim = { leaf, index: number, size: tree.size, root: tree.root };
    return verifyInclusion(this.#hash, claim, proof) ? [] : [['PROOF.INCLUSION', String(number)]];
  }
}

/** The first event that should stand before another one. */
const gap = ({ stream }: EventPlace, version: number): EventPlace => ({
  stream,
  version,
  number: null,
  type: null,
  time: null,
});

/** Checks every event of one stream: bytes, chain, place in the tree. Sound events go to `onEvent`. */
export function verifyStreamFile(
  host: Host,
  input: StreamFile,
  findings: Findings,
  onEvent: (sound: SoundEvent) => void,
): StreamEnd {
  const walk = new StreamWalk(host, input, onEvent);
  splitLines(input.bytes).forEach((line, at) => walk.check(line, at));
  return walk.end(findings);
}
