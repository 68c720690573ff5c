import type { Readable } from 'node:stream';

/** What came in: not kept yet. Exactly one of `keep` and `discard` ends its life. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Where the bytes wait, for checks of their content. */
  readonly path: string;
  /** Makes it durable under its hash. Repeating it does no harm. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** A stream passed the limit; nothing was kept. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/**
 * Files by the hash of what is stored: the same bytes are one file, and a name can never be forged into
 * a path. The record holds the hash; this port holds the bytes.
 */
export interface FileStore {
  /**
   * Streams `source` to a temporary place while hashing it.
   * @throws FileTooLarge past `bytesMax`; whatever the source throws. In both cases nothing is left behind.
   */
  receive(source: Readable, bytesMax: number): Promise<ReceivedFile>;
  /** Stores bytes at once and answers their hash. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Clears what a process that was killed left half received. Answers how many. */
  removeAbandoned(olderThanMs: number): Promise<number>;
  /** Null when there is no file of that hash. */
  open(sha256: string): Promise<{ readonly stream: Readable; readonly bytes: number } | null>;
}
