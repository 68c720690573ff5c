import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';

/** The runner's own list of migrations: the other database has made its schema by itself. */
const keptOut = 'schema_migration';

const tablesOf = async (client: PoolClient): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'vinhdanh'::regnamespace AND relkind = 'r' AND relname <> $1 ORDER BY relname`,
    [keptOut],
  );
  return rows.map(({ name }) => name);
};

async function inTransaction(pool: Pool, begin: string, work: (client: PoolClient) => Promise<void>) {
  const client = await pool.connect();
  try {
    await client.query(begin);
    await work(client);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * What a dump and its restore do, by SQL alone: every table's rows out of one snapshot, as files, into a migrated
 * database of another cluster, triggers off and sequences untouched. Both as superusers on this machine.
 */
export async function copyRecord(from: Pool, to: Pool): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-copy-'));
  chmodSync(folder, 0o777); // The servers run as a user of their own.
  const fileOf = (table: string): string => join(folder, `${table}.copy`);
  let tables: string[] = [];
  try {
    await inTransaction(from, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) => {
      tables = await tablesOf(client);
      for (const table of tables)
        await client.query(`COPY vinhdanh.${table} TO '${fileOf(table)}' (FORMAT binary)`);
    });
    await inTransaction(to, 'BEGIN', async (client) => {
      await client.query('SET LOCAL session_replication_role = replica');
      await client.query(`TRUNCATE ${tables.map((table) => `vinhdanh.${table}`).join(', ')}`);
      for (const table of tables)
        await client.query(`COPY vinhdanh.${table} FROM '${fileOf(table)}' (FORMAT binary)`);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
