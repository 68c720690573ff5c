import type { Pool } from 'pg';

/** Counters of the cluster that only grow. */
export interface DatabaseCosts {
  readonly walBytes: number;
  readonly commits: number;
}

/** Reads the counters as the database's administrator. */
export async function databaseCosts(admin: Pool): Promise<DatabaseCosts> {
  const { rows } = await admin.query<{ wal: string; commits: string }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text AS wal,
            (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())::text AS commits`,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the database did not answer');
  return { walBytes: Number(row.wal), commits: Number(row.commits) };
}
