import { toHex } from '../hex.js';
import { packLimits } from '../pack/limits.js';
import { isObject } from '../json/fields.js';
import { bodyMember } from '../verify/scanned-event.js';
import type { CommandEnvelope, EventEnvelope } from '../verify/envelopes.js';

export interface SummaryEvent {
  readonly version: number;
  readonly number: number | null;
  readonly time: string;
  readonly type: string;
  readonly command: string;
  readonly hash: string;
}

export interface SummaryCase {
  readonly stream: string;
  caseNumber: string | null;
  awardKind: string | null;
  count: number;
  firstAt: string | null;
  lastAt: string | null;
  /** Hash of the last event. */
  head: Uint8Array;
  readonly events: SummaryEvent[];
}

const textOr = (value: unknown, other: string | null): string | null =>
  typeof value === 'string' ? value : other;

/** What a summary is written from: gathered alike by who makes a pack and by who verifies it. */
export class SummaryFacts {
  readonly cases = new Map<string, SummaryCase>();
  readonly commands = new Map<string, CommandEnvelope>();

  /** @param events how many events the whole pack holds; a large one is told by its cases alone. */
  constructor(private readonly events: number) {}

  get listsEvents(): boolean {
    return this.events <= packLimits.summaryEventsMax;
  }

  get listsCases(): boolean {
    return this.cases.size <= packLimits.summaryCasesMax;
  }

  /** @param hash of the event's bytes */
  addEvent(event: EventEnvelope, number: number | null, hash: Uint8Array): void {
    const { stream, version, time, type, command } = event;
    const known = this.cases.get(stream) ?? this.#newCase(stream, time);
    const facts = bodyMember(event, 'facts');
    known.caseNumber ??= textOr(bodyMember(event, 'caseNumber'), null);
    known.awardKind ??= isObject(facts) ? textOr(facts.awardKind, null) : null;
    known.count += 1;
    known.lastAt = time;
    known.head = hash;
    if (this.listsEvents) {
      const sealed = toHex(hash);
      known.events.push({ version, number, time, type, command, hash: sealed });
    }
  }

  addCommand(hash: string, command: CommandEnvelope): void {
    if (this.listsEvents) this.commands.set(hash, command);
  }

  #newCase(stream: string, firstAt: string): SummaryCase {
    // A text of its own: this one may be a view of a whole event, which would stay with it.
    const name = stream.split('').join('');
    const made = {
      stream: name,
      caseNumber: null,
      awardKind: null,
      count: 0,
      firstAt,
      lastAt: firstAt,
      head: noHash,
      events: [],
    };
    this.cases.set(name, made);
    return made;
  }
}

const noHash = new Uint8Array(0);
