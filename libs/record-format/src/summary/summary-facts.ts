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
  readonly firstAt: string;
  lastAt: string;
  /** Hash of the last event, hex; empty until the case has ended. */
  head: string;
  readonly events: SummaryEvent[];
}

const textOr = (value: unknown, other: string | null): string | null =>
  typeof value === 'string' ? value : other;

/**
 * What a summary is written from: gathered alike by who makes a pack and by who verifies it, case after case. Holds the
 * cases as long as they are few enough to be listed.
 */
export class SummaryFacts {
  readonly commands = new Map<string, CommandEnvelope>();
  readonly #cases = new Map<string, SummaryCase>();
  #current: SummaryCase | null = null;
  #count = 0;
  #events = 0;
  #firstAt: string | null = null;
  #lastAt: string | null = null;

  /** @param events how many events the whole pack holds; a large one is told by its cases alone. */
  constructor(private readonly events: number) {}

  get listsEvents(): boolean {
    return this.events <= packLimits.summaryEventsMax;
  }

  get listsCases(): boolean {
    return this.#count <= packLimits.summaryCasesMax;
  }

  /** The cases in order of their streams; none of very many. */
  get cases(): readonly SummaryCase[] {
    return [...this.#cases.values()].sort((a, b) => (a.stream < b.stream ? -1 : 1));
  }

  /** What all cases come to together. */
  get totals(): {
    readonly cases: number;
    readonly events: number;
    readonly firstAt: string | null;
    readonly lastAt: string | null;
  } {
    return { cases: this.#count, events: this.#events, firstAt: this.#firstAt, lastAt: this.#lastAt };
  }

  /** @param hash of the event's bytes */
  addEvent(event: EventEnvelope, number: number | null, hash: Uint8Array): void {
    const { stream, version, time, type, command } = event;
    const known = this.#current?.stream === stream ? this.#current : this.#begin(stream, time);
    const facts = bodyMember(event, 'facts');
    known.caseNumber ??= textOr(bodyMember(event, 'caseNumber'), null);
    known.awardKind ??= isObject(facts) ? textOr(facts.awardKind, null) : null;
    known.count += 1;
    known.lastAt = time;
    this.#events += 1;
    if (this.#firstAt === null || time < this.#firstAt) this.#firstAt = time;
    if (this.#lastAt === null || time > this.#lastAt) this.#lastAt = time;
    if (this.listsEvents) {
      const sealed = toHex(hash);
      known.events.push({ version, number, time, type, command, hash: sealed });
    }
  }

  /** The events of the case that came last are all there. @param head hash of the last of them, hex */
  endCase(head: string): void {
    if (this.#current !== null) this.#current.head = head;
  }

  addCommand(hash: string, command: CommandEnvelope): void {
    if (this.listsEvents) this.commands.set(hash, command);
  }

  #begin(stream: string, firstAt: string): SummaryCase {
    const known = this.#cases.get(stream);
    if (known !== undefined) return (this.#current = known);
    this.#count += 1;
    this.#current = {
      // A text of its own: this one may be a view of a whole event, which would stay with it.
      stream: stream.split('').join(''),
      caseNumber: null,
      awardKind: null,
      count: 0,
      firstAt,
      lastAt: firstAt,
      head: '',
      events: [],
    };
    if (this.listsCases) this.#cases.set(this.#current.stream, this.#current);
    else this.#cases.clear();
    return this.#current;
  }
}
