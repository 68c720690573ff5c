import { crc32, inflateRawSync } from 'node:zlib';
import { parseSeal, type PackFiles } from '@vinhdanh/record-format';
import { ByteFile } from './byte-file.js';
import { readDirectory, sizesFollow, type ZipDirectory, type ZipEntry } from './directory.js';
import { readEndRecord, type EndRecord } from './end-record.js';
import { zipFault } from './zip-fault.js';

const localSignature = 0x04034b50;
const localHeaderBytes = 30;
const wideMarker = 0xffffffff;
const deflated = 8;

/** What the comment of an archive is worth. */
export type SealState =
  /** The bytes are as the pack's maker wrote them. */
  | 'whole'
  /** There is none: another program has written the archive. */
  | 'absent'
  | 'broken';

/** Where the bytes of a file begin; its own header must say what the directory says. */
function dataFrom(file: ByteFile, entry: ZipEntry): number {
  const fixed = file.read(entry.at, localHeaderBytes);
  const nameBytes = fixed.readUInt16LE(26);
  const extraBytes = fixed.readUInt16LE(28);
  const header = file.read(entry.at, localHeaderBytes + nameBytes);
  const name = header.toString('latin1', localHeaderBytes);
  const follows = (entry.flags & sizesFollow) !== 0;
  const says = (at: number, truth: number): boolean => {
    const said = header.readUInt32LE(at);
    return said === truth || (follows && said === 0) || (said === wideMarker && extraBytes >= 12);
  };
  const agrees =
    header.readUInt32LE(0) === localSignature &&
    header.readUInt16LE(6) === entry.flags &&
    header.readUInt16LE(8) === entry.method &&
    name === entry.name &&
    says(14, entry.crc) &&
    says(18, entry.packedBytes) &&
    says(22, entry.bytes);
  return agrees
    ? entry.at + localHeaderBytes + nameBytes + extraBytes
    : zipFault('PACK.DAMAGED', `header of ${entry.name}`);
}

/** Unpacks no more than was announced; null when it is not what was announced. */
function inflate(packed: Buffer, bytes: number): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) });
  } catch {
    return null; // Whatever the library finds wrong with it, these are not the file's bytes.
  }
}

/**
 * An archive as a pack. Opened, its directory has been looked through; its files are unpacked one at a time, each
 * when its own header agrees with the directory. Close it.
 */
export class ZipPack implements PackFiles {
  readonly #directory: ZipDirectory;
  /** 1 for a file whose own header has been held against the directory. */
  readonly #isRead: Uint8Array;

  private constructor(
    private readonly file: ByteFile,
    private readonly end: EndRecord,
  ) {
    this.#directory = readDirectory(file, end);
    this.#isRead = new Uint8Array(this.#directory.size);
  }

  /** @throws ZipFault when the archive cannot be used. */
  static open(path: string): ZipPack {
    const file = ByteFile.open(path);
    try {
      return new ZipPack(file, readEndRecord(file));
    } catch (error) {
      file.close();
      throw error;
    }
  }

  names(): Iterable<string> {
    return this.#directory.names();
  }

  has(name: string): boolean {
    return this.#directory.has(name);
  }

  /** @throws ZipFault `PACK.DAMAGED` when the file's own header says something else than the directory. */
  read(name: string): Uint8Array | null {
    const entry = this.#directory.get(name);
    if (entry === undefined) throw new RangeError(`the archive has no file ${name}`);
    this.#isRead[this.#directory.placeOf(name) ?? 0] = 1;
    const packed = this.file.read(dataFrom(this.file, entry), entry.packedBytes);
    // What is only stored is copied out of the view.
    const bytes = entry.method === deflated ? inflate(packed, entry.bytes) : Buffer.from(packed);
    return bytes?.length === entry.bytes && crc32(bytes) === entry.crc ? bytes : null;
  }

  /** Looks at the headers of files that nobody has read. @throws ZipFault `PACK.DAMAGED` as `read` does. */
  checkUnread(): void {
    for (const name of this.#directory.names()) {
      const entry = this.#directory.get(name);
      if (entry !== undefined && this.#isRead[this.#directory.placeOf(name) ?? 0] === 0)
        dataFrom(this.file, entry);
    }
  }

  /** Compares the archive's bytes with its comment; reads all of it once. */
  sealState(): SealState {
    const { comment, at } = this.end;
    if (comment === '') return 'absent';
    return parseSeal(comment) === this.file.sha256Of(at) ? 'whole' : 'broken';
  }

  close(): void {
    this.file.close();
  }
}
