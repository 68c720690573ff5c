import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileTooLarge, type ReceivedFile } from './file-store.js';

/** A place on this machine where files wait until it is clear that they are to be kept. */
export interface ScratchFolder {
  /** As `FileStore.receive`; keeping is the store's own. */
  receive(source: Readable, bytesMax: number): Promise<Omit<ReceivedFile, 'keep'>>;
  removeAbandoned(olderThanMs: number): Promise<number>;
}

/** How long ago a file was written to; 0 when it has just gone. */
async function ageMs(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/** Writes all of `source`; answers hash and size. The caller removes the file when this throws. */
async function drain(
  source: Readable,
  target: FileHandle,
  bytesMax: number,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new FileTooLarge(`more than ${bytesMax} bytes`);
    hash.update(chunk);
    await target.appendFile(chunk);
  }
  await target.sync();
  return { sha256: hash.digest('hex'), bytes };
}

export function createScratchFolder(folder: string): ScratchFolder {
  return {
    async receive(source, bytesMax) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, randomUUID());
      const target = await open(path, 'wx', 0o600);
      try {
        const stored = await drain(source, target, bytesMax);
        await target.close();
        return { ...stored, path, discard: () => rm(path, { force: true }) };
      } catch (error) {
        await target.close();
        await rm(path, { force: true });
        throw error;
      }
    },
    async removeAbandoned(olderThanMs) {
      await mkdir(folder, { recursive: true });
      let removed = 0;
      for (const name of await readdir(folder)) {
        const path = join(folder, name);
        if ((await ageMs(path)) < olderThanMs) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}
