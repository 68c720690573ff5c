import { canonicalJson, Defect, type Instant, type TenantId } from '@vinhdanh/kernel';
import type { PlainEvent, RecordedEvent } from './record.js';
import type { EventRegistry } from './event-type.js';
import { eventRegistry, eventSchema, schemaOf } from './registry.js';
import { bodyMisfit, misfitText } from './schema/event-schema.js';

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. Injected: domain code holds no cryptography. */
export type Sha256 = (text: string) => string;

export interface RecordRequest {
  readonly tenant: TenantId;
  readonly stream: string;
  /** Version of the head; the first event gets the next one. */
  readonly fromVersion: number;
  /** Hash of the head; `zeroHash` for a new stream. */
  readonly prev: string;
  readonly at: Instant;
  /** Hash of the stored command. */
  readonly command: string;
  /** Personal sections sealed already. */
  readonly events: readonly PlainEvent[];
}

/**
 * The events as the record holds them: canonical bytes, hashed, chained. Deterministic.
 * @throws Defect `JOURNAL.UNSEALED` for an event whose personal section is still open, `JOURNAL.BODY_MISFIT` for a
 * body that is not as its schema says, `JOURNAL.UNKNOWN_TYPE`, `JSON.NOT_CANONICAL`.
 */
export function recordEvents(
  request: RecordRequest,
  sha256: Sha256,
  registry: EventRegistry = eventRegistry,
): RecordedEvent[] {
  const { tenant, stream, at, command } = request;
  let prev = request.prev;
  return request.events.map(({ type, body, personal }, index) => {
    if (personal !== null) throw new Defect('JOURNAL.UNSEALED', `${type} still has an open personal section`);
    const version = request.fromVersion + index + 1;
    const schema = schemaOf(type, registry);
    const misfitAt = bodyMisfit(eventSchema(type, schema, registry), body);
    if (misfitAt !== null) throw new Defect('JOURNAL.BODY_MISFIT', misfitText(type, schema, misfitAt));
    const bytes = canonicalJson({ body, command, prev, schema, stream, tenant, time: at, type, version });
    const hash = sha256(bytes);
    const recorded = { tenant, stream, version, type, schema, at, commandHash: command, prev, hash, bytes };
    prev = hash;
    return recorded;
  });
}
