import type { Pool } from 'pg';

/** A transaction that has written and is neither over nor anybody's: it holds back every log of the cluster. */
export const preparedName = 'forgotten by its application';

/** Writes in the maintenance database, of all places: the horizon is the whole cluster's. */
export async function prepareElsewhere(maintenance: Pool): Promise<void> {
  const client = await maintenance.connect();
  try {
    await client.query('CREATE TABLE IF NOT EXISTS elsewhere (n integer)');
    await client.query('BEGIN');
    await client.query('INSERT INTO elsewhere VALUES (1)');
    await client.query(`PREPARE TRANSACTION '${preparedName}'`);
  } finally {
    client.release();
  }
}

export const commitElsewhere = async (maintenance: Pool): Promise<void> =>
  void (await maintenance.query(`COMMIT PREPARED '${preparedName}'`));
