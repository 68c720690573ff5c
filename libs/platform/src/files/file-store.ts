import type { Readable } from 'node:stream';

/** What came in: not kept yet. `discard` ends its life, whether it was kept or not. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Where the bytes wait, for checks of their content. */
  readonly path: string;
  /** Makes it durable under its hash. May be repeated until it is discarded, and puts back what was deleted. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** A stream passed the limit; nothing was kept. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** The store does not answer, or not now: what was asked may have happened, and may be asked again. */
export class FileStoreAway extends Error {
  override readonly name = 'FileStoreAway';
  readonly code = 'FILES.AWAY';
}

/** A stored file, opened. */
export interface StoredFile {
  readonly stream: Readable;
  readonly bytes: number;
}

/**
 * Files by the hash of what is stored: the same bytes are one file, and a name can never be forged into
 * a path. The record holds the hash; this port holds the bytes. What is no hash is a file that is not there.
 * Every operation may throw FileStoreAway.
 */
export interface FileStore {
  /**
   * Streams `source` to a temporary place while hashing it.
   * @throws FileTooLarge past `bytesMax`; whatever the source throws. In both cases nothing is left behind.
   */
  receive(source: Readable, bytesMax: number): Promise<ReceivedFile>;
  /** Stores bytes at once and answers their hash. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Null when there is no file of that hash. */
  open(sha256: string): Promise<StoredFile | null>;
  /** Whether there is a file of that hash; its content is not looked at. */
  has(sha256: string): Promise<boolean>;
  /** Deletes the file of that hash; true when there was one. Whoever calls it has made sure that nobody needs it. */
  delete(sha256: string): Promise<boolean>;
  /** Clears what a process that was killed left half received. Answers how many. */
  removeAbandoned(olderThanMs: number): Promise<number>;
}

const hashShape = /^[0-9a-f]{64}$/;

/** Where the file of a hash lies in any store: `<ab>/<cd>/<sha256>`; null for what is no hash. */
export const placeOf = (sha256: string): string | null =>
  hashShape.test(sha256) ? `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}` : null;
