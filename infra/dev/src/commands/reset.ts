import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { removeCluster } from '../postgres/location.js';
import { HomeLock } from '../stack/home-lock.js';
import { clearOrphans } from '../stack/orphans.js';

/** What a stack writes into its data folder; whatever else lies there is not ours to delete. */
const ours = [
  'files',
  'logs',
  'run',
  'secrets.json',
  'services.json',
  'temporal.db',
  'temporal.db-shm',
  'temporal.db-wal',
] as const;

/**
 * Deletes the data of a stack that does not run: database, Temporal's history, files, secrets, logs. Throws
 * `HomeInUse` when it does run.
 */
export async function resetHome(home: string): Promise<void> {
  if (!existsSync(home)) return;
  const lock = await HomeLock.acquireAfterGuardian(home);
  try {
    await clearOrphans(home);
    removeCluster(home);
    for (const name of ours) rmSync(join(home, name), { recursive: true, force: true });
  } finally {
    lock.release();
  }
}

/** Asks whether to delete; without a terminal to ask on the answer is no. */
export async function confirmReset(home: string): Promise<boolean> {
  if (!existsSync(home) || readdirSync(home).length === 0) return true;
  if (!process.stdin.isTTY) {
    process.stderr.write(`Nobody can be asked here: add --yes to delete everything in ${home}.\n`);
    return false;
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await prompt.question(
      `Delete the database, the files and Temporal's history in ${home}? [y/N] `,
    );
    return /^(y|yes|c|có|co)$/i.test(answer.trim());
  } finally {
    prompt.close();
  }
}
