import { identifyProcess, isSameProcess, type ProcessIdentity } from './identity.js';
import { waitUntil } from './wait.js';

/** Sends a signal; false when the process is gone already. Throws when it may not be signalled. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/**
 * Ends the process that was written down and no other: asks with `signal`, then kills after `graceMs`.
 * Returns true when there was one to end.
 */
export async function terminateIfSame(
  written: ProcessIdentity,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<boolean> {
  if (!isSameProcess(written)) return false;
  signalProcess(written.pid, signal);
  const gone = (): boolean => identifyProcess(written.pid) === null;
  if (await waitUntil(gone, { timeoutMs: graceMs })) return true;
  if (isSameProcess(written)) signalProcess(written.pid, 'SIGKILL');
  await waitUntil(gone, { timeoutMs: 5_000 });
  return true;
}
