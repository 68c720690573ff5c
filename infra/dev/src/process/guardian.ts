import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../paths.js';

/** What is cleared when this process ends without having said goodbye. */
export interface GuardianTask {
  /** The folder that holds the identity of each living child. */
  readonly records: string;
  /** The data folder whose lock has to be free first: a new supervisor on it clears by itself. */
  readonly home?: string;
  /** Folders to delete afterwards. */
  readonly remove?: readonly string[];
}

/**
 * A small process that ends our children when we are killed. It reads from us and acts when the pipe closes, which
 * the system sees to however we end; children have sessions of their own and would outlive us.
 */
export class Guardian {
  private readonly process: ChildProcess | null;

  constructor(task: GuardianTask) {
    const program = join(repoRoot, 'infra/dev/dist/process/guardian-main.js');
    // Without the built program the next start on the same folder does the clearing.
    this.process = existsSync(program) ? start(program, task) : null;
  }

  /** Sends it away without a deed; resolves when it is gone. */
  async dismiss(): Promise<void> {
    const guardian = this.process;
    if (!guardian || guardian.exitCode !== null || guardian.signalCode !== null) return;
    const gone = new Promise((resolve) => guardian.once('exit', resolve));
    guardian.ref();
    guardian.stdin?.end('done\n');
    await gone;
  }
}

function start(program: string, task: GuardianTask): ChildProcess {
  const child = spawn(process.execPath, ['--max-old-space-size=32', program, JSON.stringify(task)], {
    cwd: repoRoot,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  // It may be gone when everything is killed at once; there is nobody left to tell then.
  child.stdin?.on('error', () => undefined);
  (child.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return child;
}
