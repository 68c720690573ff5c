import { chmod, chown, copyFile, lstat, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';

export interface Copied {
  files: number;
  bytes: number;
}

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** As the other one is: PostgreSQL refuses a folder that is not its own user's. */
async function like(path: string, stat: { uid: number; gid: number; mode: number }): Promise<void> {
  if (process.getuid?.() === 0) await chown(path, stat.uid, stat.gid);
  await chmod(path, stat.mode & 0o7777);
}

async function copyEntry(from: string, to: string, skip: Skip, path: string, copied: Copied): Promise<void> {
  const stat = await lstat(from);
  if (stat.isDirectory()) {
    await mkdir(to, { recursive: true });
    await like(to, stat);
    for (const name of await readdir(from)) {
      const below = path === '' ? name : `${path}/${name}`;
      if (!skip(below)) await copyIfThere(join(from, name), join(to, name), skip, below, copied);
    }
  } else if (stat.isSymbolicLink()) await symlink(await readlink(from), to);
  else if (stat.isFile()) {
    await copyFile(from, to);
    await like(to, stat);
    copied.files += 1;
    copied.bytes += stat.size;
  }
}

/** A file may go while the folder is in use; what matters of it is in the write-ahead log. */
async function copyIfThere(...args: Parameters<typeof copyEntry>): Promise<void> {
  await copyEntry(...args).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}

type Skip = (path: string) => boolean;

/** Copies a folder with owners and modes, but what `skip` names by its path below it. The folder may be in use. */
export async function copyFolder(from: string, to: string, skip: Skip = () => false): Promise<Copied> {
  const copied: Copied = { files: 0, bytes: 0 };
  await copyEntry(from, to, skip, '', copied);
  return copied;
}
