import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { canReach, type RunAs } from './run-as.js';

/**
 * A folder of root's own that every user may enter and only root may write to: what PostgreSQL's user needs lies
 * there when the clone or the data folder is closed to it. The first of these parents that is open is taken; one
 * that survives a restart of the machine is preferred.
 */
export function reachableRoot(user: RunAs | undefined): string {
  const parents = ['/var/lib', '/usr/local/var', '/var/tmp', tmpdir(), '/tmp'];
  for (const parent of parents) {
    if (!existsSync(parent) || !canReach(parent, user) || !isWritable(parent)) continue;
    const root = join(parent, 'vinhdanh');
    mkdirSync(root, { recursive: true, mode: 0o755 });
    const stat = statSync(root);
    // In a folder that anybody may write to, somebody else could have made it first.
    if (stat.uid !== 0) continue;
    chmodSync(root, 0o755);
    return root;
  }
  throw new Error(
    `none of ${parents.join(', ')} can be entered by PostgreSQL's user: ` +
      'run as an ordinary user, or set DATABASE_URL to a server of your own',
  );
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
