import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { zipFault } from './zip-fault.js';

const chunkBytes = 1024 * 1024;
/** What is read at once around a place that is asked for: the files of an archive are asked for in their order. */
const windowBytes = 256 * 1024;
/** So many reads one behind the other: somebody reads on from there. A file takes three. */
const followedAfter = 8;

/** A file that is read at places, never as a whole. Close it. */
export class ByteFile {
  readonly #window = Buffer.allocUnsafeSlow(windowBytes);
  #windowFrom = 0;
  #windowEnd = 0;
  #lastFrom = -1;
  #lastEnd = -1;
  #outOfTheWay = 0;

  private constructor(
    private readonly descriptor: number,
    readonly size: number,
  ) {}

  /** @throws ZipFault `PACK.UNREADABLE` for what is no readable file. */
  static open(path: string): ByteFile {
    let descriptor: number;
    try {
      descriptor = openSync(path, 'r');
    } catch (error) {
      return zipFault('PACK.UNREADABLE', (error as NodeJS.ErrnoException).code ?? String(error));
    }
    const stat = fstatSync(descriptor);
    if (stat.isFile()) return new ByteFile(descriptor, stat.size);
    closeSync(descriptor);
    return zipFault('PACK.UNREADABLE', 'no file');
  }

  close(): void {
    closeSync(this.descriptor);
  }

  /**
   * The bytes, as a view that the next `read` may write over: whoever keeps them copies them.
   * @throws ZipFault `PACK.DAMAGED` beyond the end.
   */
  read(from: number, length: number): Buffer {
    if (from < 0 || length < 0 || from + length > this.size)
      zipFault('PACK.DAMAGED', `bytes ${from}+${length}`);
    if (length > windowBytes || !this.#mayMoveTo(from)) {
      const bytes = Buffer.allocUnsafeSlow(length);
      this.#fill(bytes, from);
      this.#lastEnd = from + length;
      return bytes;
    }
    if (from < this.#windowFrom || from + length > this.#windowEnd) this.#moveTo(from);
    return this.#window.subarray(from - this.#windowFrom, from - this.#windowFrom + length);
  }

  /**
   * Whether a place is where the window stands or goes next. A few places out of the way are read by themselves, and
   * the window stays for whoever reads on; when one follows the other there, it comes after them.
   */
  #mayMoveTo(from: number): boolean {
    const isNext = from >= this.#windowFrom && from <= this.#windowEnd;
    this.#outOfTheWay =
      isNext || (from !== this.#lastFrom && from !== this.#lastEnd) ? 0 : this.#outOfTheWay + 1;
    this.#lastFrom = from;
    return isNext || this.#outOfTheWay >= followedAfter;
  }

  #moveTo(from: number): void {
    const held = Math.min(windowBytes, this.size - from);
    this.#windowEnd = 0; // Nothing is held while it is filled.
    this.#fill(this.#window.subarray(0, held), from);
    this.#windowFrom = from;
    this.#windowEnd = from + held;
  }

  #fill(bytes: Buffer, from: number): void {
    let got = 0;
    while (got < bytes.length) {
      const more = readSync(this.descriptor, bytes, got, bytes.length - got, from + got);
      if (more === 0) zipFault('PACK.DAMAGED', `bytes ${from}+${bytes.length}`);
      got += more;
    }
  }

  /** SHA-256 of the first `length` bytes, hex. */
  sha256Of(length: number): string {
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafeSlow(Math.min(chunkBytes, length));
    for (let at = 0; at < length; at += chunk.length) {
      const part = chunk.subarray(0, Math.min(chunk.length, length - at));
      this.#fill(part, at);
      hash.update(part);
    }
    return hash.digest('hex');
  }
}
