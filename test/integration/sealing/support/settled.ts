import type { Pool } from 'pg';
import { until } from '../../../support/until.js';

/**
 * Waits until nothing that has written still runs. The server's own housekeeping holds the horizon back for a
 * moment now and then; what is committed before this resolves may be sealed after it.
 */
export async function settled(admin: Pool): Promise<void> {
  await until('the horizon to pass what is committed', 30_000, async () => {
    const { rows } = await admin.query<{ settled: boolean }>(
      'SELECT pg_snapshot_xmin(s) = pg_snapshot_xmax(s) AS settled FROM pg_current_snapshot() AS s',
    );
    return rows[0]?.settled === true;
  });
}
