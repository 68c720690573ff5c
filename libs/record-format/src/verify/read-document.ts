import type { Json, JsonObject } from '@vinhdanh/kernel';
import { isHexHash } from '../hex.js';
import type { Host } from '../host.js';
import { readCanonicalJson } from '../json/canonical.js';
import { hasExactly, isCount, isObject, isText } from '../json/fields.js';
import { isInstantText } from '../json/instant-shape.js';
import { isPlainJson } from '../json/plain-json.js';
import type { JsonFault, StrictJson } from '../json/strict-json.js';
import type { CommandEnvelope, EventEnvelope } from './envelopes.js';
import { scanCommand } from './scan-command.js';
import { scanEvent } from './scanned-event.js';

type Fault<Code extends string> = {
  readonly ok: false;
  readonly fault: JsonFault | 'JSON.NOT_UTF8' | Code;
  readonly at: number;
};
export type ReadDocument<T, Code extends string> = { readonly ok: true; readonly value: T } | Fault<Code>;

export type ReadEventBytes = ReadDocument<EventEnvelope, 'EVENT.ENVELOPE'>;

/** What it takes to read bytes as text. */
export type Decoder = Pick<Host, 'decodeUtf8' | 'decodeAscii'>;

/** A text in canonical JSON, out of its bytes. */
export function readJsonBytes(host: Decoder, bytes: Uint8Array): StrictJson | Fault<never> {
  if (isPlainJson(bytes)) return { ok: true, value: JSON.parse(host.decodeAscii(bytes)) as Json };
  const text = host.decodeUtf8(bytes);
  return text === null ? { ok: false, fault: 'JSON.NOT_UTF8', at: 0 } : readCanonicalJson(text);
}

const eventMembers = ['body', 'command', 'prev', 'schema', 'stream', 'tenant', 'time', 'type', 'version'];

function isEvent(value: JsonObject): boolean {
  return (
    hasExactly(value, eventMembers) &&
    isObject(value.body) &&
    isHexHash(value.command) &&
    isHexHash(value.prev) &&
    isCount(value.schema) &&
    isText(value.stream) &&
    isText(value.tenant) &&
    isInstantText(value.time) &&
    isText(value.type) &&
    isCount(value.version)
  );
}

/** The envelope in one line of a record file. */
export function readEventBytes(host: Decoder, bytes: Uint8Array): ReadEventBytes {
  const scanned = scanEvent(host, bytes);
  if (scanned !== null) return { ok: true, value: scanned };
  const read = readJsonBytes(host, bytes);
  if (!read.ok) return read;
  return isObject(read.value) && isEvent(read.value)
    ? { ok: true, value: read.value as unknown as EventEnvelope }
    : { ok: false, fault: 'EVENT.ENVELOPE', at: 0 };
}

/** What a stored command says of who gave it, where and under which bundle. */
export function readCommandBytes(
  host: Decoder,
  bytes: Uint8Array,
): ReadDocument<CommandEnvelope, 'COMMAND.MALFORMED'> {
  const scanned = scanCommand(host, bytes);
  if (scanned !== null) return { ok: true, value: scanned };
  const read = readJsonBytes(host, bytes);
  if (!read.ok) return read;
  const value = isObject(read.value) ? read.value : {};
  const { actor, bundle, case: caseId, tenant, type, authority = null } = value;
  const sound = [actor, bundle, caseId, tenant, type].every(isText);
  if (!sound) return { ok: false, fault: 'COMMAND.MALFORMED', at: 0 };
  const duty = isObject(authority) ? authority : {};
  const role = isText(duty.role) ? duty.role : null;
  const org = isText(duty.org) ? duty.org : null;
  return { ok: true, value: { actor, bundle, case: caseId, tenant, type, role, org } as CommandEnvelope };
}
