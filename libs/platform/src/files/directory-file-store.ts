import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { FileTooLarge, type FileStore, type ReceivedFile } from './file-store.js';

const hashShape = /^[0-9a-f]{64}$/;

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
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

/**
 * A folder as a file store: `<ab>/<cd>/<sha256>`. A file appears under its hash by an atomic rename after
 * fsync, so that a crash leaves either the whole file or none.
 */
export function createDirectoryFileStore(root: string): FileStore {
  const temporary = join(root, 'incoming');
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  async function receive(source: Readable, bytesMax: number): Promise<ReceivedFile> {
    await mkdir(temporary, { recursive: true });
    const path = join(temporary, randomUUID());
    const target = await open(path, 'wx', 0o600);
    let stored: { sha256: string; bytes: number };
    try {
      stored = await drain(source, target, bytesMax);
      await target.close();
    } catch (error) {
      await target.close();
      await rm(path, { force: true });
      throw error;
    }
    return {
      ...stored,
      path,
      keep: async () => {
        const final = pathOf(stored.sha256);
        await mkdir(dirname(final), { recursive: true });
        await rename(path, final);
        await syncFolder(dirname(final));
      },
      discard: () => rm(path, { force: true }),
    };
  }

  return {
    receive,
    async put(bytes) {
      const received = await receive(Readable.from([Buffer.from(bytes)]), bytes.length);
      await received.keep();
      return { sha256: received.sha256, bytes: received.bytes };
    },
    async removeAbandoned(olderThanMs) {
      await mkdir(temporary, { recursive: true });
      let removed = 0;
      for (const name of await readdir(temporary)) {
        const path = join(temporary, name);
        if ((await ageMs(path)) < olderThanMs) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
    async open(sha256) {
      if (!hashShape.test(sha256)) return null;
      const path = pathOf(sha256);
      try {
        const { size } = await stat(path);
        return { stream: createReadStream(path), bytes: size };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}
