import { fromHex, sameBytesAt } from '../hex.js';
import type { ListedFile } from './manifest.js';

const hashBytes = 32;

/** The files that a pack lists, column by column: there may be very many. */
export class FileList {
  readonly #places = new Map<string, number>();
  readonly #bytes: Float64Array;
  readonly #hashes: Uint8Array;

  constructor(files: readonly ListedFile[]) {
    this.#bytes = new Float64Array(files.length);
    this.#hashes = new Uint8Array(files.length * hashBytes);
    for (let at = 0; at < files.length; at++) {
      const { path, bytes, sha256 } = files[at] as ListedFile;
      this.#places.set(path, at);
      this.#bytes[at] = bytes;
      fromHex(sha256, this.#hashes, at * hashBytes);
    }
  }

  paths(): Iterable<string> {
    return this.#places.keys();
  }

  has(path: string): boolean {
    return this.#places.has(path);
  }

  /** Whether a listed file has this many bytes and this hash. */
  says(path: string, bytes: number, hash: Uint8Array): boolean {
    const at = this.#places.get(path);
    return at !== undefined && this.#bytes[at] === bytes && sameBytesAt(this.#hashes, at * hashBytes, hash);
  }
}
