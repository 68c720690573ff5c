import { canonicalJson, type JsonObject } from '@vinhdanh/kernel';
import { zeroHash, type RecordedEvent } from './record.js';
import { parseEnvelope, type Envelope } from './read-event.js';
import type { Sha256 } from './record-events.js';

export type ChainFault =
  /** The bytes are not what was hashed. */
  | 'hash'
  /** The event does not point at the one before it. */
  | 'prev'
  /** A version is missing or doubled. */
  | 'version'
  /** A column says something else than the bytes. */
  | 'column'
  /** The bytes are no event, or not in canonical form. */
  | 'bytes'
  /** Time falls. */
  | 'time';

export type Verification =
  | { readonly ok: true; readonly version: number; readonly hash: string }
  | { readonly ok: false; readonly version: number; readonly fault: ChainFault };

function envelopeOf(event: RecordedEvent): Envelope | null {
  try {
    const envelope = parseEnvelope(event.bytes);
    return canonicalJson(envelope as unknown as JsonObject) === event.bytes ? envelope : null;
  } catch {
    // Whatever is wrong with the bytes, the answer to "are they an event?" is no.
    return null;
  }
}

const columnsAgree = (event: RecordedEvent, envelope: Envelope): boolean =>
  envelope.tenant === event.tenant &&
  envelope.stream === event.stream &&
  envelope.version === event.version &&
  envelope.type === event.type &&
  envelope.schema === event.schema &&
  envelope.time === event.at &&
  envelope.command === event.commandHash &&
  envelope.prev === event.prev;

/**
 * Walks one stream from its first event: hashes, links, versions without a gap, time that never falls,
 * columns that say what the bytes say. Answers the head, or the first fault. Deterministic; O(n).
 */
export function verifyStream(events: readonly RecordedEvent[], sha256: Sha256): Verification {
  let prev = zeroHash;
  let version = 0;
  let time = '';
  for (const event of events) {
    const fault = (what: ChainFault): Verification => ({ ok: false, version: event.version, fault: what });
    if (sha256(event.bytes) !== event.hash) return fault('hash');
    const envelope = envelopeOf(event);
    if (envelope === null) return fault('bytes');
    if (event.version !== version + 1) return fault('version');
    if (envelope.prev !== prev) return fault('prev');
    if (!columnsAgree(event, envelope)) return fault('column');
    if (envelope.time < time) return fault('time');
    prev = event.hash;
    version = event.version;
    time = envelope.time;
  }
  return { ok: true, version, hash: prev };
}
