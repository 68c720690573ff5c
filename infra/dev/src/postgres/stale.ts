import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess } from '../process/identity.js';
import { terminateIfSame } from '../process/terminate.js';

/**
 * Makes sure that no server of an earlier, killed run holds the cluster. A postmaster that still runs on this very
 * folder is stopped; a `postmaster.pid` whose process is gone, or is by now somebody else's, is removed, because
 * PostgreSQL refuses to start when any process of its user runs under that id. Only the first line (the process id)
 * and the second (the folder) are used. Source: PostgreSQL 18, `src/include/utils/pidfile.h`.
 */
export async function clearStaleServer(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  const lines = readLines(pidFile);
  if (!lines) return;
  const running = identifyProcess(Number(lines[0]));
  const isOurs =
    running !== null &&
    /(^|\/)postgres\s/.test(running.command) &&
    running.command.includes(`-D ${dataDir} `);
  if (isOurs) await terminateIfSame(running, 'SIGINT', 15_000);
  rmSync(pidFile, { force: true });
}

function readLines(file: string): readonly string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
