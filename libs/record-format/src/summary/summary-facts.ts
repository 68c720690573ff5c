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
  head: string;
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

  addEvent(event: EventEnvelope, number: number | null, hash: string): void {
    const { stream, version, time, type, command } = event;
    const facts = bodyMember(event, 'facts');
    const known = this.cases.get(stream) ?? newCase(stream, time);
    this.cases.set(stream, known);
    known.caseNumber ??= textOr(bodyMember(event, 'caseNumber'), null);
    known.awardKind ??= isObject(facts) ? textOr(facts.awardKind, null) : null;
    known.count += 1;
    known.lastAt = time;
    known.head = hash;
    if (this.listsEvents) known.events.push({ version, number, time, type, command, hash });
  }

  addCommand(hash: string, command: CommandEnvelope): void {
    if (this.listsEvents) this.commands.set(hash, command);
  }
}

const newCase = (stream: string, time: string): SummaryCase => ({
  stream,
  caseNumber: null,
  awardKind: null,
  count: 0,
  firstAt: time,
  lastAt: time,
  head: '',
  events: [],
});
