import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The system's user that PostgreSQL runs as. */
export interface RunAs {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` comes last: an account that other daemons share too, but one that every system has. */
const candidates = ['postgres', '_postgres', 'nobody'];

/**
 * The unprivileged user for PostgreSQL, which refuses to run as root, and whose `initdb` wants a user with a name;
 * undefined when this process is an ordinary user's. `VINHDANH_POSTGRES_USER` names another one.
 */
export function unprivilegedUser(env: NodeJS.ProcessEnv = process.env): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const asked = env['VINHDANH_POSTGRES_USER'];
  for (const name of asked ? [asked] : candidates) {
    const user = lookUp(name);
    if (user && user.uid !== 0) return user;
  }
  throw new Error(
    `PostgreSQL does not run as root, and none of the users ${asked ?? candidates.join(', ')} exists here; ` +
      'run as an ordinary user, or name one with VINHDANH_POSTGRES_USER',
  );
}

function lookUp(name: string): RunAs | undefined {
  try {
    const id = (flag: string): number =>
      Number(
        execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
      );
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    // `id` exits with 1 for an unknown user, which is the answer.
    return undefined;
  }
}

/** True when the user may pass through every folder down to the path (the path itself included when it exists). */
export function canReach(path: string, user: RunAs | undefined): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (!mayEnter(folder, user)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter(folder: string, user: RunAs | undefined): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return true;
  if (user === undefined) {
    try {
      accessSync(folder, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
