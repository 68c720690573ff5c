import type { Pool } from 'pg';
import type { FollowedProjection } from '../tables/projection-table.js';

/** Everything that the log has numbered below this is counted in. Asked before the rows, it never says too much. */
export async function sealedUpTo(pool: Pool, projection: FollowedProjection): Promise<number> {
  const { rows } = await pool.query<{ number: string }>({
    name: 'projection-checkpoint',
    text: 'SELECT number::text FROM vinhdanh.projection_checkpoint WHERE projection = $1 AND NOT building',
    values: [projection],
  });
  return Number(rows[0]?.number ?? 0);
}
