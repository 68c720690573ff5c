import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { HomeInUse, HomeLock } from '../stack/home-lock.js';
import { clearOrphans, endRecorded } from '../stack/orphans.js';
import { removeHome } from '../stack/remove-home.js';
import type { GuardianTask } from './guardian.js';

/** The guardian's own program: waits for the end of its reader, and clears unless it was sent away. */
async function main(task: GuardianTask): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  if ((await text(process.stdin)).includes('done')) return;
  if (task.home === undefined) await endRecorded(task.records);
  else await clearHome(task.home);
  for (const folder of task.remove ?? []) {
    if (folder === task.home) removeHome(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}

async function clearHome(home: string): Promise<void> {
  try {
    const lock = HomeLock.acquire(home);
    await clearOrphans(home);
    lock.release();
  } catch (error) {
    // A new supervisor was quicker and clears by itself.
    if (!(error instanceof HomeInUse)) throw error;
  }
}

await main(JSON.parse(process.argv[2] ?? '{}') as GuardianTask);
