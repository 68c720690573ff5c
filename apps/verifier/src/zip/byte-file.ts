import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { zipFault } from './zip-fault.js';

const chunkBytes = 1024 * 1024;
/** What is read at once around a place that is asked for: the files of an archive are asked for in their order. */
const windowBytes = 256 * 1024;

/** A file that is read at places, never as a whole. Close it. */
export class ByteFile {
  #window: Buffer = Buffer.alloc(0);
  #windowFrom = 0;

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

  /** The bytes, as a view of what is held. @throws ZipFault `PACK.DAMAGED` beyond the end. */
  read(from: number, length: number): Buffer {
    if (from < 0 || length < 0 || from + length > this.size)
      zipFault('PACK.DAMAGED', `bytes ${from}+${length}`);
    if (length > windowBytes) return this.#load(from, length);
    if (from < this.#windowFrom || from + length > this.#windowFrom + this.#window.length) {
      // Another buffer each time: whoever has a view of the last one keeps what he has read.
      this.#window = this.#load(from, Math.min(windowBytes, this.size - from));
      this.#windowFrom = from;
    }
    return this.#window.subarray(from - this.#windowFrom, from - this.#windowFrom + length);
  }

  #load(from: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    let got = 0;
    while (got < length) {
      const more = readSync(this.descriptor, bytes, got, length - got, from + got);
      if (more === 0) zipFault('PACK.DAMAGED', `bytes ${from}+${length}`);
      got += more;
    }
    return bytes;
  }

  /** SHA-256 of the first `length` bytes, hex. */
  sha256Of(length: number): string {
    const hash = createHash('sha256');
    for (let at = 0; at < length; at += chunkBytes)
      hash.update(this.#load(at, Math.min(chunkBytes, length - at)));
    return hash.digest('hex');
  }
}
