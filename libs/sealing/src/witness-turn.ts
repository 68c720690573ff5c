import type { ClientBase } from 'pg';

/**
 * Lock of whoever talks to the witnesses of a database's logs, one at a time. Two who do it at once may offer an
 * older head after a newer one, and to a witness that is a log that has shrunk.
 */
export const WITNESS_TURN = 7_283_103;
const POLL_MS = 50;

/**
 * Waits up to `waitMs` for the turn; false when others had it all the time. A connection that ends gives it back.
 * To be taken before a snapshot is: what is offered has to be as new as what others have offered.
 */
export async function takeWitnessTurn(client: ClientBase, waitMs: number): Promise<boolean> {
  const until = performance.now() + waitMs;
  for (;;) {
    const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [
      WITNESS_TURN,
    ]);
    if (rows[0]?.won === true) return true;
    if (performance.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Gives the turn back. */
export async function leaveWitnessTurn(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_unlock($1)', [WITNESS_TURN]);
}
