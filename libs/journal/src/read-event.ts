import { Defect, type Instant, type JsonObject } from '@vinhdanh/kernel';
import type { RecordedEvent, SealedSection } from './record.js';
import type { EventRegistry } from './event-type.js';
import { eventRegistry, eventSchema, upcast } from './registry.js';
import { bodyMisfit, misfitText } from './schema/event-schema.js';

/** The envelope that was hashed, parsed. */
export interface Envelope {
  readonly body: JsonObject;
  readonly command: string;
  readonly prev: string;
  readonly schema: number;
  readonly stream: string;
  readonly tenant: string;
  readonly time: Instant;
  readonly type: string;
  readonly version: number;
}

/** An event as today's code knows it; `sealed` is its personal section, still encrypted. */
export interface ReadEvent {
  readonly type: string;
  readonly version: number;
  readonly at: Instant;
  readonly hash: string;
  readonly commandHash: string;
  /** The version in which it was written; what lies in `sealed` is still in that one. */
  readonly schema: number;
  readonly body: JsonObject;
  readonly sealed: SealedSection | null;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The envelope of `bytes`. @throws Defect `JOURNAL.MALFORMED`. */
export function parseEnvelope(bytes: string): Envelope {
  let value: unknown;
  try {
    value = JSON.parse(bytes);
  } catch (error) {
    throw new Defect('JOURNAL.MALFORMED', `an event's bytes are no JSON: ${String(error)}`);
  }
  const texts = ['command', 'prev', 'stream', 'tenant', 'time', 'type'];
  const numbers = ['schema', 'version'];
  const sound =
    isObject(value) &&
    isObject(value.body) &&
    texts.every((key) => typeof (value as JsonObject)[key] === 'string') &&
    numbers.every((key) => Number.isSafeInteger((value as JsonObject)[key])) &&
    Object.keys(value).length === texts.length + numbers.length + 1;
  if (!sound) throw new Defect('JOURNAL.MALFORMED', 'an event envelope has not the fields that it must have');
  return value as unknown as Envelope;
}

/**
 * What an envelope says, in today's schema; `hash` is that of its bytes.
 * @throws Defect `JOURNAL.UNKNOWN_TYPE`, `JOURNAL.SCHEMA_FROM_THE_FUTURE`, and `JOURNAL.BODY_MISFIT` that names the
 * field which is not as the event's own schema says. Deterministic.
 */
export function readEnvelope(
  { body, command, schema, stream, time, type, version }: Envelope,
  hash: string,
  registry: EventRegistry = eventRegistry,
): ReadEvent {
  const misfitAt = bodyMisfit(eventSchema(type, schema, registry), body);
  if (misfitAt !== null)
    throw new Defect('JOURNAL.BODY_MISFIT', `${stream} ${version}: ${misfitText(type, schema, misfitAt)}`);
  const { sealed, ...open } = upcast(type, schema, body, registry);
  return {
    type,
    version,
    at: time,
    hash,
    commandHash: command,
    schema,
    body: open,
    // The schema has seen to its form.
    sealed: (sealed ?? null) as SealedSection | null,
  };
}

/**
 * What one recorded event says, in today's schema. Reads the hashed bytes, never the columns beside them.
 * @throws Defect `JOURNAL.MALFORMED`, and as `readEnvelope`. Deterministic.
 */
export const readEvent = (recorded: RecordedEvent, registry: EventRegistry = eventRegistry): ReadEvent =>
  readEnvelope(parseEnvelope(recorded.bytes), recorded.hash, registry);
