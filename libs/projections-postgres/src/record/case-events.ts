import type { CaseEvent } from '@vinhdanh/awards';
import { Defect, type Instant, type JsonObject } from '@vinhdanh/kernel';
import { fromPlainEvent, upcast, type SealedSection } from '@vinhdanh/journal';

/** Events of one case as they were recorded, oldest first: their bytes as text, one a line. */
export interface CaseEvents {
  readonly tenant: string;
  readonly stream: string;
  /** Version of the first of them. */
  readonly first: number;
  /** Version of the last; with all in between there are `count`. */
  readonly last: number;
  readonly count: number;
  readonly lines: string;
}

/** What an event says, in today's schema; its personal section still sealed. */
export interface EventLine {
  readonly type: string;
  readonly at: Instant;
  readonly body: JsonObject;
  readonly sealed: SealedSection | null;
}

interface EnvelopeLine {
  readonly body: JsonObject;
  readonly schema: number;
  readonly time: Instant;
  readonly type: string;
}

/** Only these streams hold cases. */
const casePrefix = 'case-';
export const isCase = (stream: string): boolean => stream.startsWith(casePrefix);
export const caseIdOf = (stream: string): string => stream.slice(casePrefix.length);

/**
 * One recorded event. Its hash and its form were proved when it was appended and are the verification's to prove
 * again; here only what it says counts. @throws Defect of `upcast`, `JOURNAL.MALFORMED`.
 */
export function eventLine(line: string): EventLine {
  const { type, schema, time, body } = parsed(line);
  const current = upcast(type, schema, body);
  return { type, at: time, body: current, sealed: (current.sealed ?? null) as SealedSection | null };
}

function parsed(line: string): EnvelopeLine {
  try {
    return JSON.parse(line) as EnvelopeLine;
  } catch (error) {
    throw new Defect('JOURNAL.MALFORMED', `an event's bytes are no JSON: ${String(error)}`);
  }
}

/** The domain event; `personal` is the opened section. */
export function domainEvent({ type, body }: EventLine, personal: JsonObject | null): CaseEvent {
  return fromPlainEvent<CaseEvent>(type, body, personal);
}

/** The lines one by one. */
export function* linesOf({ lines }: CaseEvents): Generator<string> {
  let from = 0;
  while (from < lines.length) {
    const end = lines.indexOf('\n', from);
    yield end < 0 ? lines.slice(from) : lines.slice(from, end);
    from = end < 0 ? lines.length : end + 1;
  }
}
