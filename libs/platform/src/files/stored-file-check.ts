import { createHash } from 'node:crypto';
import type { FileStore } from './file-store.js';

/**
 * What is found of a file that the record speaks of. `altered`: its bytes are not those of its hash. `erased`: it is
 * not there, and an erasure in the record says that it was to go.
 */
export type StoredFileState = 'present' | 'missing' | 'altered' | 'erased';

export type StoredFileCheck = (sha256: string) => Promise<StoredFileState>;

/**
 * Looks at stored files one by one, reading each whole. `wasErased` answers from the record (the `files` of
 * `PersonalDataErased`), never from a list beside it. A file that is there is looked at even where it was erased for
 * one person: another one's case may hold the same bytes. @throws FileStoreAway.
 */
export const createStoredFileCheck =
  (store: Pick<FileStore, 'open'>, wasErased: (sha256: string) => boolean): StoredFileCheck =>
  async (sha256) => {
    const found = await store.open(sha256);
    if (found === null) return wasErased(sha256) ? 'erased' : 'missing';
    const hash = createHash('sha256');
    for await (const chunk of found.stream as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex') === sha256 ? 'present' : 'altered';
  };
