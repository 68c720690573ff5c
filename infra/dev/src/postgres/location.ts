import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { reachableRoot } from './reachable-root.js';
import { canReach, type RunAs } from './run-as.js';

/** Where the cluster of a data folder lies, in a folder that PostgreSQL's user may enter. */
export interface ClusterLocation {
  readonly dataDir: string;
  /** True when it had to be put outside the data folder. */
  readonly outside: boolean;
}

const noteName = 'postgres-location.json';
const ownerNoteName = 'belongs-to.json';

/**
 * The place of the cluster: `<home>/postgres`, or, when PostgreSQL's own user may not enter that, a folder outside
 * that the data folder notes. A note that lies outside names its data folder in turn, so that what a deleted data
 * folder left behind is recognised and cleared when the same folder is used again.
 */
export function clusterLocation(home: string, user: RunAs | undefined): ClusterLocation {
  const noted = readNote(join(home, noteName));
  if (noted && existsSync(dirname(noted))) return { dataDir: noted, outside: true };
  mkdirSync(home, { recursive: true });
  if (canReach(home, user)) return { dataDir: join(home, 'postgres'), outside: false };
  if (!user)
    throw new Error(`${home} cannot be entered by this user: set VINHDANH_HOME to a folder of your own`);
  return { dataDir: placeOutside(home, user), outside: true };
}

/** Removes a stopped cluster with all its data, wherever it lies. */
export function removeCluster(home: string): void {
  const noted = readNote(join(home, noteName));
  if (noted && readOwner(dirname(noted)) === home) rmSync(dirname(noted), { recursive: true, force: true });
  rmSync(join(home, noteName), { force: true });
  rmSync(join(home, 'postgres'), { recursive: true, force: true });
}

function placeOutside(home: string, user: RunAs): string {
  const root = reachableRoot(user);
  const folder = join(root, `data-${randomBytes(8).toString('hex')}`);
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(folder, ownerNoteName), JSON.stringify({ home }));
  chownSync(folder, user.uid, user.gid);
  const dataDir = join(folder, 'postgres');
  const draft = join(home, `${noteName}.${process.pid}`);
  writeFileSync(draft, JSON.stringify({ dataDir }));
  renameSync(draft, join(home, noteName));
  forgetPredecessors(root, folder, home);
  return dataDir;
}

/**
 * Clears clusters whose data folder has been deleted: one that was this very path, or that lay among the system's
 * temporary files. Any other may be on a disk that is only away.
 */
function forgetPredecessors(root: string, current: string, home: string): void {
  for (const name of readdirSync(root)) {
    const folder = join(root, name);
    const owner = name.startsWith('data-') ? readOwner(folder) : undefined;
    if (folder === current || owner === undefined) continue;
    const isGone = owner === home || (owner.startsWith(join(tmpdir(), sep)) && !existsSync(owner));
    if (!isGone || existsSync(join(folder, 'postgres', 'postmaster.pid'))) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

function readNote(file: string): string | undefined {
  return readJson(file)?.['dataDir'];
}

function readOwner(folder: string): string | undefined {
  return readJson(join(folder, ownerNoteName))?.['home'];
}

function readJson(file: string): Record<string, string> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
