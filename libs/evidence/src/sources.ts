import type { Readable } from 'node:stream';
import type { ReadTile } from '@vinhdanh/transparency-log';

/** An event with its place in the log; `bytes` exactly as hashed. */
export interface SealedEvent {
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** Bytes under the hash that they are stored by (hex). Whether it is theirs, the verifier says. */
export interface StoredBytes {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** The record of one tenant, as a pack is written from it. */
export interface RecordSource {
  /** The events of a stream whose numbers are below `size`, oldest first. */
  events(stream: string, size: number): Promise<readonly SealedEvent[]>;
  /** Every command that made events of the stream. */
  commands(stream: string): Promise<readonly StoredBytes[]>;
  /** Null when there is no such bundle. `hash` is hex, without a prefix. */
  bundle(hash: string): Promise<Uint8Array | null>;
}

export interface PublishedHeads {
  readonly newest: string;
  readonly earlier: readonly string[];
  /** Leaves under the newest head that any witness has cosigned; 0 for none. */
  readonly witnessedSize: number;
}

/** The log over the record. */
export interface LogSource {
  /** Signed notes with all cosignatures: the newest head, and earlier ones worth keeping beside it. Null: nothing is sealed. */
  heads(): Promise<PublishedHeads | null>;
  readonly readTile: ReadTile;
}

/** Documents by the hash of what is stored. */
export interface DocumentSource {
  open(sha256: string): Promise<{ readonly stream: Readable; readonly bytes: number } | null>;
}

export interface EvidenceSources {
  readonly record: RecordSource;
  readonly log: LogSource;
  readonly documents: DocumentSource;
}
