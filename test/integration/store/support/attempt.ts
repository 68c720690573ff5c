import type pg from 'pg';
import { tenant } from './small-office.js';

/** Runs `statement` as `pool`'s role with tenant and actor set, and takes it back; answers the SQLSTATE or `done`. */
export async function attempt(pool: pg.Pool, statement: string, actor = 'officer'): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('vinhdanh.tenant', $1, true), set_config('vinhdanh.actor', $2, true)`,
      [tenant, actor],
    );
    const { rowCount, command } = await client.query(statement);
    return rowCount === 0 && (command === 'UPDATE' || command === 'DELETE') ? 'no rows' : 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}
