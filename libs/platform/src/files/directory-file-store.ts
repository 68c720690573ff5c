import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { placeOf, type FileStore, type ReceivedFile } from './file-store.js';
import { createScratchFolder } from './scratch-folder.js';

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What `work` answers, or null where there is no such file. */
async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * A folder as a file store: `<ab>/<cd>/<sha256>`. A file appears under its hash by an atomic rename after
 * fsync, so that a crash leaves either the whole file or none.
 */
export function createDirectoryFileStore(root: string): FileStore {
  const incoming = join(root, 'incoming');
  const scratch = createScratchFolder(incoming);
  const pathOf = (sha256: string): string | null => {
    const place = placeOf(sha256);
    return place === null ? null : join(root, place);
  };

  /** By way of a second name for the same bytes: the first one stays for whoever has to keep it once more. */
  async function keep(path: string, sha256: string): Promise<void> {
    const final = pathOf(sha256)!;
    const ready = join(incoming, randomUUID());
    await mkdir(dirname(final), { recursive: true });
    await link(path, ready);
    await rename(ready, final);
    // Two names of one file are not renamed onto each other, says POSIX: what is left is the name.
    await rm(ready, { force: true });
    await syncFolder(dirname(final));
  }

  async function receive(source: Readable, bytesMax: number): Promise<ReceivedFile> {
    const received = await scratch.receive(source, bytesMax);
    return { ...received, keep: () => keep(received.path, received.sha256) };
  }

  return {
    receive,
    removeAbandoned: (olderThanMs) => scratch.removeAbandoned(olderThanMs),
    async put(bytes) {
      const received = await receive(Readable.from([Buffer.from(bytes)]), bytes.length);
      try {
        await received.keep();
      } finally {
        await received.discard();
      }
      return { sha256: received.sha256, bytes: received.bytes };
    },
    async open(sha256) {
      const path = pathOf(sha256);
      const found = path === null ? null : await ifThere(stat(path));
      return path === null || found === null ? null : { stream: createReadStream(path), bytes: found.size };
    },
    async has(sha256) {
      const path = pathOf(sha256);
      return path !== null && (await ifThere(stat(path))) !== null;
    },
    async delete(sha256) {
      const path = pathOf(sha256);
      if (path === null || (await ifThere(rm(path).then(() => true))) === null) return false;
      await syncFolder(dirname(path));
      return true;
    },
  };
}
