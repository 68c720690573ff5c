import { endRecordBytes } from '@vinhdanh/record-format';
import type { ByteFile } from './byte-file.js';
import { zipFault } from './zip-fault.js';

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const locator64Bytes = 20;
const end64Bytes = 56;
const commentBytesMax = 0xffff;
/** How the comment of a pack begins: where it stands at the end, the file is not cut off but damaged. */
const sealStart = 'vinhdanh-pack';

/** Where an archive's directory stands. */
export interface EndRecord {
  readonly entries: number;
  readonly directoryFrom: number;
  readonly directoryBytes: number;
  /** Where the end record itself begins. */
  readonly at: number;
  readonly comment: string;
}

function findEnd(file: ByteFile): { readonly at: number; readonly record: Buffer } {
  const tailBytes = Math.min(file.size, endRecordBytes + commentBytesMax);
  // A copy: more is read before it is done with.
  const tail = Buffer.from(file.read(file.size - tailBytes, tailBytes));
  for (let at = tail.length - endRecordBytes; at >= 0; at--)
    if (
      tail.readUInt32LE(at) === endSignature &&
      at + endRecordBytes + tail.readUInt16LE(at + 20) === tail.length
    )
      return { at: file.size - tailBytes + at, record: tail.subarray(at) };
  const start = tail.includes('PK\u0005\u0006') || tail.subarray(-128).includes(sealStart);
  return zipFault(start ? 'PACK.DAMAGED' : 'PACK.TRUNCATED', 'end record');
}

/** A 64-bit number; beyond 2^53 there is no such file. */
function wide(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : zipFault('PACK.DAMAGED', 'end record');
}

interface Found {
  readonly entries: number;
  readonly directoryBytes: number;
  readonly directoryFrom: number;
  /** The directory ends here. */
  readonly until: number;
}

function readWide(file: ByteFile, endAt: number): Found | null {
  if (endAt < locator64Bytes + end64Bytes) return null;
  const locator = Buffer.from(file.read(endAt - locator64Bytes, locator64Bytes));
  if (locator.readUInt32LE(0) !== locator64Signature) return null;
  const at = wide(locator, 8);
  const record = file.read(at, end64Bytes);
  const whole =
    record.readUInt32LE(0) === end64Signature &&
    at + 12 + wide(record, 4) === endAt - locator64Bytes &&
    record.readUInt32LE(16) === 0 &&
    record.readUInt32LE(20) === 0 &&
    locator.readUInt32LE(4) === 0 &&
    locator.readUInt32LE(16) === 1 &&
    wide(record, 24) === wide(record, 32);
  if (!whole) zipFault('PACK.DAMAGED', 'end record');
  return {
    entries: wide(record, 32),
    directoryBytes: wide(record, 40),
    directoryFrom: wide(record, 48),
    until: at,
  };
}

/** Finds and reads the end of an archive. Every field of it must say the truth. @throws ZipFault. */
export function readEndRecord(file: ByteFile): EndRecord {
  if (file.size < endRecordBytes || file.read(0, 2).toString('latin1') !== 'PK')
    zipFault('PACK.NOT_A_ZIP', `${file.size} bytes`);
  const { at, record } = findEnd(file);
  const narrow: Found = {
    entries: record.readUInt16LE(10),
    directoryBytes: record.readUInt32LE(12),
    directoryFrom: record.readUInt32LE(16),
    until: at,
  };
  const found = readWide(file, at);
  const { entries, directoryBytes, directoryFrom, until } = found ?? narrow;
  const says = (said: number, marker: number, truth: number): boolean =>
    said === truth || (found !== null && said === marker);
  const whole =
    record.readUInt16LE(4) === 0 &&
    record.readUInt16LE(6) === 0 &&
    says(record.readUInt16LE(8), 0xffff, entries) &&
    says(narrow.entries, 0xffff, entries) &&
    says(narrow.directoryBytes, 0xffffffff, directoryBytes) &&
    says(narrow.directoryFrom, 0xffffffff, directoryFrom) &&
    directoryFrom + directoryBytes === until;
  if (!whole) zipFault('PACK.DAMAGED', 'end record');
  const comment = record.toString('latin1', endRecordBytes);
  return { entries, directoryFrom, directoryBytes, at, comment };
}
