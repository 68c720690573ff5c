import type { CaseEvent } from '@vinhdanh/awards';
import { Defect, type Instant, type JsonObject } from '@vinhdanh/kernel';
import { fromPlainEvent, upcast, type SealedSection } from '@vinhdanh/journal';

/** Events of one case as they were recorded, oldest first. */
export interface CaseEvents {
  readonly tenant: string;
  readonly stream: string;
  /** Version of the first of them. */
  readonly first: number;
  /** Version of the last; with all in between there are `count`. */
  readonly last: number;
  readonly count: number;
  /** Their bytes as text, with commas between: parsed as one list, at a fraction of the cost of one by one. */
  readonly json: string;
}

/** How SQL makes `json` of rows `e` of the event table. */
export const eventsAsJson = `convert_from(string_agg(e.bytes, ','::bytea ORDER BY e.version), 'UTF8')`;

/** What an event says, in today's schema; its personal section still sealed. */
export interface EventLine {
  readonly type: string;
  readonly at: Instant;
  readonly body: JsonObject;
  readonly sealed: SealedSection | null;
}

interface RecordedEnvelope {
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
 * The recorded events, one by one. Hash and form were proved when they were appended and are the verification's to
 * prove again; here only what they say counts. @throws Defect `JOURNAL.MALFORMED`, and of `upcast`.
 */
export const eventLines = ({ json }: CaseEvents): EventLine[] => parsed(json).map(lineOf);

function lineOf({ type, schema, time, body }: RecordedEnvelope): EventLine {
  const current = upcast(type, schema, body);
  return { type, at: time, body: current, sealed: (current.sealed ?? null) as SealedSection | null };
}

function parsed(json: string): RecordedEnvelope[] {
  try {
    return JSON.parse(`[${json}]`) as RecordedEnvelope[];
  } catch (error) {
    throw new Defect('JOURNAL.MALFORMED', `events' bytes are no JSON: ${String(error)}`);
  }
}

/** The domain event; `personal` is the opened section. */
export const domainEvent = ({ type, body }: EventLine, personal: JsonObject | null): CaseEvent =>
  fromPlainEvent<CaseEvent>(type, body, personal);
