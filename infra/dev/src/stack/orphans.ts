import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcess, type ProcessIdentity } from '../process/identity.js';
import { terminateIfSame } from '../process/terminate.js';

/** The services go first, what they lean on last; each is asked in the way that it understands. */
const stopOrder: readonly { name: string; signal: NodeJS.Signals }[] = [
  { name: 'api', signal: 'SIGTERM' },
  { name: 'worker', signal: 'SIGTERM' },
  { name: 'temporal', signal: 'SIGINT' },
  { name: 'postgres', signal: 'SIGINT' },
];

const graceMs = 8_000;

/** The folder in which each living child's identity is kept. */
export function recordFolder(home: string): string {
  return join(home, 'run');
}

/**
 * Ends what a killed supervisor left running on this data folder; returns the names of what was ended. A process is
 * ended only when id, time of start and command line are those that were written down. Hold the folder's lock.
 */
export function clearOrphans(home: string): Promise<readonly string[]> {
  return endRecorded(recordFolder(home));
}

/** The same for a folder of records that no data folder belongs to. */
export async function endRecorded(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const records = new Map(
    readdirSync(folder).map((file) => [file.replace(/\.json$/, ''), join(folder, file)]),
  );
  const ended: string[] = [];
  const others = [...records.keys()].filter((name) => !stopOrder.some((entry) => entry.name === name));
  for (const { name, signal } of [
    ...others.map((other) => ({ name: other, signal: 'SIGTERM' as const })),
    ...stopOrder,
  ]) {
    const file = records.get(name);
    if (!file) continue;
    const written = readRecord(file);
    if (written && isSameProcess(written) && (await terminateIfSame(written, signal, graceMs)))
      ended.push(name);
    rmSync(file, { force: true });
  }
  return ended;
}

function readRecord(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch (error) {
    // Cut off by the kill itself, before the process had its name on disk.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
