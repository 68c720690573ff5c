import { Defect, err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { bigEndian, concatBytes, fromBigEndian, writeBigEndian } from '../bytes/bytes.js';
import { utf8 } from '../bytes/utf8.js';
import { hashBytes, type Sha256Bytes } from '../crypto.js';

/**
 * What stands in the tree for one recorded event: no body, no readable id. `number` counts from 0 in the
 * log; `stream` is `streamHash`.
 */
export interface LogEntry {
  readonly number: number;
  readonly stream: Uint8Array;
  readonly version: number;
  readonly eventHash: Uint8Array;
}

/** First byte of every entry: the form below. Another form gets another byte. */
const form = 1;
const numberBytes = 8;
const versionBytes = 4;
export const entryBytes = 1 + numberBytes + hashBytes + versionBytes + hashBytes;

/**
 * What a stream is called in the log: SHA-256 of `tenant LF stream`. Ids of cases are random, so nobody
 * finds them by trying; whoever knows an id finds its entries.
 */
export function streamHash(sha256: Sha256Bytes, tenant: string, stream: string): Uint8Array {
  const name = utf8(`${tenant}\n${stream}`);
  if (name === null) throw new Defect('LOG.STREAM', 'the name of a stream is no Unicode text');
  return sha256(name);
}

/** Writes the bytes of an entry from `at` on: form, number (8), stream (32), version (4), event hash (32); big-endian. */
export function writeEntry(
  bytes: Uint8Array,
  at: number,
  { number, stream, version, eventHash }: LogEntry,
): void {
  bytes[at] = form;
  writeBigEndian(bytes, at + 1, numberBytes, number);
  bytes.set(stream, at + 1 + numberBytes);
  writeBigEndian(bytes, at + 1 + numberBytes + hashBytes, versionBytes, version);
  bytes.set(eventHash, at + 1 + numberBytes + hashBytes + versionBytes);
}

/** The bytes of an entry, by themselves. */
export function encodeEntry(entry: LogEntry): Uint8Array {
  const bytes = new Uint8Array(entryBytes);
  writeEntry(bytes, 0, entry);
  return bytes;
}

/** Rejection `LOG.ENTRY` for bytes that are no entry of this form. */
export function decodeEntry(bytes: Uint8Array): Result<LogEntry> {
  const number = fromBigEndian(bytes.subarray(1, 1 + numberBytes));
  if (bytes.length !== entryBytes || bytes[0] !== form || number === null) return err(rejection('LOG.ENTRY'));
  const afterStream = 1 + numberBytes + hashBytes;
  return ok({
    number,
    stream: bytes.slice(1 + numberBytes, afterStream),
    version: fromBigEndian(bytes.subarray(afterStream, afterStream + versionBytes)) ?? 0,
    eventHash: bytes.slice(afterStream + versionBytes),
  });
}

/** Entries as `tile/entries/<N>` serves them: each behind its length in two bytes, big-endian. */
export const entryBundle = (entries: readonly Uint8Array[]): Uint8Array =>
  concatBytes(...entries.flatMap((entry) => [bigEndian(entry.length, 2), entry]));
