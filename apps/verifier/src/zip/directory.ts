import { isSafePath, packLimits } from '@vinhdanh/record-format';
import type { ByteFile } from './byte-file.js';
import type { EndRecord } from './end-record.js';
import { zipFault } from './zip-fault.js';

const signature = 0x02014b50;
const headerBytes = 46;
const localHeaderBytes = 30;
const wideMarker = 0xffffffff;
const wideField = 1;
const unixHost = 3;
const typeMask = 0xf000;
const symbolicLink = 0xa000;

/** Bits of the general purpose flag: sizes behind the data, names in UTF-8, and how hard deflate tried. */
export const sizesFollow = 0x0008;
const knownFlags = 0x0800 | sizesFollow | 0x0006;

/** One file as the archive's directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly at: number;
}

/** Every file of an archive, column by column: there may be very many. */
export class ZipDirectory {
  readonly #places = new Map<string, number>();
  readonly #flags: Uint16Array;
  readonly #methods: Uint8Array;
  readonly #crcs: Uint32Array;
  readonly #sizes: Float64Array;

  constructor(entries: number) {
    this.#flags = new Uint16Array(entries);
    this.#methods = new Uint8Array(entries);
    this.#crcs = new Uint32Array(entries);
    this.#sizes = new Float64Array(3 * entries);
  }

  /** @param entry of a name that is not there yet */
  add({ name, flags, method, crc, packedBytes, bytes, at }: ZipEntry): void {
    const place = this.#places.size;
    this.#places.set(name, place);
    this.#flags[place] = flags;
    this.#methods[place] = method;
    this.#crcs[place] = crc;
    this.#sizes.set([packedBytes, bytes, at], 3 * place);
  }

  get size(): number {
    return this.#places.size;
  }

  names(): Iterable<string> {
    return this.#places.keys();
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  /** Which of all it is, from 0; undefined for a name that is not there. */
  placeOf(name: string): number | undefined {
    return this.#places.get(name);
  }

  get(name: string): ZipEntry | undefined {
    const place = this.#places.get(name);
    if (place === undefined) return undefined;
    const [packedBytes, bytes, at] = this.#sizes.subarray(3 * place, 3 * place + 3) as unknown as [
      number,
      number,
      number,
    ];
    return {
      name,
      flags: this.#flags[place] as number,
      method: this.#methods[place] as number,
      crc: this.#crcs[place] as number,
      packedBytes,
      bytes,
      at,
    };
  }
}

interface Sizes {
  bytes: number;
  packedBytes: number;
  at: number;
}

const safe = (value: bigint): number =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : zipFault('PACK.TOO_LARGE', String(value));

/** Replaces what stands as a marker by its 64-bit value (APPNOTE 4.5.3). */
function widen(extra: Buffer, narrow: Sizes): Sizes {
  const sizes = { ...narrow };
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    const field = extra.subarray(at + 4, at + 4 + length);
    if (extra.readUInt16LE(at) === wideField) {
      let from = 0;
      for (const name of ['bytes', 'packedBytes', 'at'] as const) {
        if (sizes[name] !== wideMarker || from + 8 > field.length) continue;
        sizes[name] = safe(field.readBigUInt64LE(from));
        from += 8;
      }
    }
    at += 4 + length;
  }
  return sizes;
}

function checkName(name: string, isLink: boolean): void {
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  if (isLink || !isSafePath(path)) zipFault('PACK.PATH', JSON.stringify(name.slice(0, 200)));
}

function checkSize({ name, bytes, packedBytes }: ZipEntry): void {
  const swollen = bytes > packLimits.ratioFromBytes && bytes > packedBytes * packLimits.ratioMax;
  if (bytes > packLimits.fileBytesMax || swollen) zipFault('PACK.TOO_LARGE', `${name} ${bytes}`);
}

function readEntry(header: Buffer, directory: Buffer, at: number): { entry: ZipEntry; length: number } {
  const nameBytes = header.readUInt16LE(28);
  const extraBytes = header.readUInt16LE(30);
  const length = headerBytes + nameBytes + extraBytes + header.readUInt16LE(32);
  const nameFrom = at + headerBytes;
  if (at + length > directory.length) zipFault('PACK.DAMAGED', 'directory');
  const name = directory.toString('latin1', nameFrom, nameFrom + nameBytes);
  const extra = directory.subarray(nameFrom + nameBytes, nameFrom + nameBytes + extraBytes);
  const sizes = widen(extra, {
    packedBytes: header.readUInt32LE(20),
    bytes: header.readUInt32LE(24),
    at: header.readUInt32LE(42),
  });
  const flags = header.readUInt16LE(8);
  const method = header.readUInt16LE(10);
  if ((flags & ~knownFlags) !== 0 || (method !== 0 && method !== 8) || header.readUInt16LE(34) !== 0)
    zipFault('PACK.UNSUPPORTED', JSON.stringify(name.slice(0, 200)));
  const isLink =
    header.readUInt16LE(4) >> 8 === unixHost &&
    ((header.readUInt32LE(38) >>> 16) & typeMask) === symbolicLink;
  checkName(name, isLink);
  const { bytes, packedBytes, at: from } = sizes;
  const crc = header.readUInt32LE(16);
  const entry = { name, flags, method, crc, packedBytes, bytes, at: from };
  checkSize(entry);
  return { entry, length };
}

/** Where each file begins and the least place at which it can end, in the order in which they lie. */
class Extents {
  readonly #from: Float64Array;
  readonly #least: Float64Array;
  #count = 0;

  constructor(entries: number) {
    this.#from = new Float64Array(entries);
    this.#least = new Float64Array(entries);
  }

  add({ name, at, packedBytes }: ZipEntry): void {
    this.#from[this.#count] = at;
    this.#least[this.#count] = at + localHeaderBytes + name.length + packedBytes;
    this.#count += 1;
  }

  /** No two files may share bytes of the archive: that is how a small one holds very much. */
  checkApart(directoryFrom: number): void {
    const inOrder = Uint32Array.from({ length: this.#count }, (_, at) => at).sort(
      (a, b) => (this.#from[a] as number) - (this.#from[b] as number),
    );
    for (const [at, place] of inOrder.entries()) {
      const after = inOrder[at + 1];
      const next = after === undefined ? directoryFrom : (this.#from[after] as number);
      if ((this.#least[place] as number) > next) zipFault('PACK.DAMAGED', `byte ${this.#from[place]}`);
    }
  }
}

/**
 * Every file of an archive. Nothing is unpacked: names, sizes and places are looked at first.
 * @throws ZipFault `PACK.DAMAGED`, `PACK.PATH`, `PACK.DUPLICATE`, `PACK.TOO_LARGE`, `PACK.UNSUPPORTED`.
 */
export function readDirectory(file: ByteFile, end: EndRecord): ZipDirectory {
  const smallestEntryBytes = headerBytes + 1;
  if (end.entries > packLimits.filesMax || end.directoryBytes > packLimits.directoryBytesMax)
    zipFault('PACK.TOO_LARGE', `${end.entries} files`);
  // Before anything is made for them: so many files have so long a directory.
  if (end.entries * smallestEntryBytes > end.directoryBytes) zipFault('PACK.DAMAGED', 'directory');
  const bytes = file.read(end.directoryFrom, end.directoryBytes);
  const directory = new ZipDirectory(end.entries);
  const extents = new Extents(end.entries);
  const folded = new Set<string>();
  let at = 0;
  let total = 0;
  for (let count = 0; count < end.entries; count++) {
    const header = bytes.subarray(at, at + headerBytes);
    if (header.length < headerBytes || header.readUInt32LE(0) !== signature)
      zipFault('PACK.DAMAGED', 'directory');
    const { entry, length } = readEntry(header, bytes, at);
    at += length;
    total += entry.bytes;
    if (total > packLimits.totalBytesMax) zipFault('PACK.TOO_LARGE', `${total}`);
    // Two names that differ in their capitals are one file on many systems.
    const name = entry.name.toLowerCase();
    if (folded.has(name)) zipFault('PACK.DUPLICATE', entry.name);
    folded.add(name);
    extents.add(entry);
    // A folder holds nothing.
    if (!entry.name.endsWith('/')) directory.add(entry);
  }
  if (at !== bytes.length) zipFault('PACK.DAMAGED', 'directory');
  extents.checkApart(end.directoryFrom);
  return directory;
}
