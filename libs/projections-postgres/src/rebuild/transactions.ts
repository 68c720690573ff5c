import type { ClientBase } from 'pg';

/** One transaction; taken back whole when `work` throws. */
export async function inTransaction<T>(
  client: ClientBase,
  settings: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  await client.query('BEGIN');
  try {
    for (const setting of settings) await client.query(`SET LOCAL ${setting}`);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** A crash takes rows and place back together, so nobody has to wait for the disk. */
export const hurried = ['synchronous_commit = off'] as const;

/** Whoever waits for a whole table keeps everybody else waiting behind him: not for long. */
const LOCK_WAIT_MS = 200;
const LOCK_TRIES_MAX = 150;
const LOCK_PAUSE_MS = 300;
const lockNotAvailable = '55P03';
const deadlock = '40P01';

/**
 * A transaction that needs a table for itself, or all its writers gone. Gives way and tries again while somebody
 * uses it for long. @throws Error when it is never free; whatever else the server says.
 */
export async function withTableLock<T>(
  client: ClientBase,
  pause: (ms: number) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await inTransaction(client, [`lock_timeout = ${LOCK_WAIT_MS}`], work);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== lockNotAvailable && code !== deadlock) throw error;
      if (tried === LOCK_TRIES_MAX)
        throw new Error('somebody has been using the table for too long; run this again later', {
          cause: error,
        });
      await pause(LOCK_PAUSE_MS);
    }
  }
}
