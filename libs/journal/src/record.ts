import type { CaseId, CommandId, Instant, JsonObject, PersonId, TenantId } from '@vinhdanh/kernel';

/**
 * One event as the record holds it. `bytes` is the canonical JSON (RFC 8785) of the whole envelope
 * `{body, command, prev, schema, stream, tenant, time, type, version}` and `hash` its SHA-256 in hex:
 * whatever is changed in a row shows. `prev` is the hash of the stream's event before it (64 zeros at first).
 */
export interface RecordedEvent {
  readonly tenant: TenantId;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schema: number;
  readonly at: Instant;
  readonly commandHash: string;
  readonly prev: string;
  readonly hash: string;
  readonly bytes: string;
}

/** A personal section as stored: AES-256-GCM under the person's key; base64. */
export interface SealedSection {
  readonly person: string;
  readonly iv: string;
  readonly data: string;
}

/** The body of an event before sealing: `personal` is taken out, encrypted, and put back as `sealed`. */
export interface PlainEvent {
  readonly type: string;
  readonly body: JsonObject;
  readonly personal: JsonObject | null;
}

/** The command beside its events: who, by what authority, what was seen, why. Canonical bytes of its own. */
export interface StoredCommand {
  readonly tenant: TenantId;
  readonly commandId: CommandId;
  readonly actor: string;
  readonly type: string;
  readonly at: Instant;
  /** Hash of what the client asked, so that a repeated key with another body is refused. */
  readonly requestHash: string;
  readonly hash: string;
  readonly bytes: string;
}

export interface PersonKeyRow {
  readonly person: PersonId;
  /** The data key wrapped by the master key; base64. */
  readonly wrapped: string;
}

export const zeroHash = '0'.repeat(64);
/** The stream of one case. */
export const caseStream = (caseId: CaseId): string => `case-${caseId}`;
