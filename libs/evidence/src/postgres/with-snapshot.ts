import type { ClientBase, Pool } from 'pg';

/** Reads as the system: every case of the tenant, where the role's own policies ask who reads. */
const reader = 'system:evidence';

/**
 * Runs `work` in one read-only snapshot of the record: head, tiles and events of one moment, and one tenant's.
 * `before` has the same connection before the moment is chosen: to wait for what the snapshot is to show.
 * @throws what `before`, `work` or the server throw.
 */
export async function withSnapshot<T>(
  pool: Pool,
  tenant: string,
  work: (client: ClientBase) => Promise<T>,
  before?: (client: ClientBase) => Promise<void>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await before?.(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(
      `SELECT set_config('vinhdanh.tenant', $1, true), set_config('vinhdanh.actor', $2, true)`,
      [tenant, reader],
    );
    const done = await work(client);
    await client.query('COMMIT');
    client.release();
    return done;
  } catch (error) {
    // Given back broken, the connection is closed, and its transaction ends with it.
    client.release(true);
    throw error;
  }
}
