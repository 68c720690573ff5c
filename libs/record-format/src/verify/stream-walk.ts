import { eventRegistry, zeroHash } from '@vinhdanh/journal';
import { isHexOf, toHex } from '../hex.js';
import type { EventPlace, FindingCode, FindingSink } from './finding.js';
import type { EventEnvelope } from './envelopes.js';
import type { ReadEventBytes } from './read-document.js';

/** What is wrong with one event; `detail` is a fact without words of a language. */
export type Fault<Code extends string = FindingCode> = readonly [code: Code, detail: string | null];

/** An event whose bytes are sound, on its way to whoever needs what it says. */
export class SoundEvent {
  constructor(
    readonly event: EventEnvelope,
    readonly hashBytes: Uint8Array,
    readonly place: EventPlace,
  ) {}

  /** Hash of its bytes, hex. */
  get hash(): string {
    return toHex(this.hashBytes);
  }
}

const noHash = new Uint8Array(zeroHash.length / 2);

export interface WalkedStream {
  readonly tenant: string;
  readonly stream: string;
  /** File that holds the stream; null where there is none. */
  readonly file: string | null;
}

/** One event as it was found. */
export interface WalkedEvent<Code extends string> {
  /** Hash of the bytes as they are. */
  readonly hash: Uint8Array;
  readonly read: ReadEventBytes;
  /** Its number in the log, where something says one. */
  readonly number: number | null;
  /** What else is wrong with it, by what only the caller knows. */
  readonly faults: readonly Fault<Code>[];
}

/** Where a stream ends, as its bytes say. */
export interface StreamEnd {
  readonly events: number;
  readonly head: string;
  /** Time of the last event that could be read; empty before. */
  readonly time: string;
}

/** Something wrong at an event whose successor is not known yet. */
interface Waiting<Code extends string> {
  readonly fault: Fault<Code>;
  readonly place: EventPlace;
  /** The event that was found after `place`, when it is known already. */
  readonly after: EventPlace | null;
}

/** The first event that should stand before another one. */
const gap = ({ stream }: EventPlace, version: number): EventPlace => ({
  stream,
  version,
  number: null,
  type: null,
  time: null,
});

/**
 * A walk over one stream, from its first event on: versions, chain, time, meaning. What follows a break is compared
 * with what stands there. Holds two events at a time, however long the stream is.
 */
export class StreamWalk<Code extends string = never> {
  #prev: Uint8Array = noHash;
  #time = '';
  #version = 0;
  #count = 0;
  #number = -1;
  #before: EventPlace | null = null;
  #last: EventPlace | null = null;
  #waiting: Waiting<Code | FindingCode>[] = [];
  #broken = false;

  constructor(
    private readonly stream: WalkedStream,
    private readonly findings: FindingSink<Code | FindingCode>,
    private readonly onEvent: (sound: SoundEvent) => void,
  ) {}

  /** The event that comes next. Sound ones go to `onEvent`; what is wrong is said once the one after it is known. */
  check({ hash, read, number, faults }: WalkedEvent<Code>): void {
    const expected = this.#version + 1;
    const { version = expected, type = null, time = null } = read.ok ? read.value : {};
    const place = { stream: this.stream.stream, version, number, type, time };
    this.#say(place);
    this.#before = this.#last;
    this.#last = place;
    if (version > expected) this.#add(['EVENT.VERSION', `${version}`], gap(place, expected), place);
    else if (version < expected) this.#add(['EVENT.VERSION', `${version}`], place);
    if (read.ok) this.#lookAt(read.value, place);
    else this.#add([read.fault, `byte ${read.at}`], place);
    if (number !== null && number <= this.#number) this.#add(['PROOF.ORDER', String(number)], place);
    this.#number = number ?? this.#number;
    for (const fault of faults) this.#add(fault, place);
    this.#prev = hash;
    this.#version = version;
    this.#count += 1;
    if (!read.ok) return;
    this.#time = read.value.time;
    this.onEvent(new SoundEvent(read.value, hash, place));
  }

  end(): StreamEnd {
    this.#say(null);
    return { events: this.#count, head: toHex(this.#prev), time: this.#time };
  }

  #add(fault: Fault<Code | FindingCode>, place: EventPlace, after: EventPlace | null = null): void {
    this.#waiting.push({ fault, place, after });
  }

  #say(next: EventPlace | null): void {
    if (this.#waiting.length === 0) return;
    for (const { fault, place, after } of this.#waiting) {
      const around = this.#broken ? [] : [this.#before, after ?? next];
      const neighbours = around.filter((each) => each !== null);
      const [code, detail] = fault;
      this.findings.add(code, { file: this.stream.file, event: place, neighbours, detail });
    }
    this.#broken = true;
    this.#waiting = [];
  }

  /** Whether it continues the stream, and whether this program knows what it says; its bytes are proved all the same. */
  #lookAt(event: EventEnvelope, place: EventPlace): void {
    const { tenant, stream } = this.stream;
    const { type, schema } = event;
    if (event.stream !== stream || event.tenant !== tenant)
      this.#add(['EVENT.STREAM', `${event.tenant} ${event.stream}`], place);
    if (!isHexOf(event.prev, this.#prev)) this.#add(['EVENT.CHAIN', event.prev], place);
    if (event.time < this.#time) this.#add(['EVENT.TIME', event.time], place);
    const known = Object.hasOwn(eventRegistry, type) ? eventRegistry[type] : undefined;
    if (known === undefined) this.#add(['EVENT.UNKNOWN_TYPE', type], place);
    else if (schema < 1 || schema > known.schemas.length)
      this.#add(['EVENT.LATER_SCHEMA', `${type} ${schema}`], place);
  }
}
