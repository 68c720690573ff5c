import { Client } from 'pg';

const TIMEOUT_MS = 15_000;

/**
 * Does `work` over a connection of its own while holding a lock of the database, or nothing when another worker
 * holds it: what must not be done twice at once, and is not worth a connection of its own all the time.
 * @throws whatever the database or `work` throw.
 */
export async function roundAsLeader(
  options: { readonly connectionString: string; readonly name: string; readonly lock: number },
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({
    connectionString: options.connectionString,
    application_name: options.name,
    query_timeout: TIMEOUT_MS,
    connectionTimeoutMillis: TIMEOUT_MS,
  });
  client.on('error', () => undefined); // The query under way says the same.
  try {
    await client.connect();
    const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [
      options.lock,
    ]);
    if (rows[0]?.won === true) await work(client);
  } finally {
    await client.end();
  }
}
