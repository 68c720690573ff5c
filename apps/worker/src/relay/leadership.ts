import { Client } from 'pg';
import type { Leadership } from './relay-ports.js';

/** Key of the advisory lock: any number, the same in every worker of a database. */
const RELAY_LOCK = 7_283_101;
/** The policy of the list lets the relay see every tenant's rows: ids and versions, nothing else. */
const AS_RELAY = `SET vinhdanh.actor = 'system:relay'`;
const ARRIVALS = `SELECT count(*)::integer AS fresh FROM vinhdanh.wake_up WHERE since > clock_timestamp() - interval '1 second'`;
const PING_MS = 2_000;
const PING_TIMEOUT_MS = 5_000;

/**
 * Leads while a connection of its own holds a session lock: whoever dies loses it with the connection. A ping
 * notices a connection that hangs. Two leaders for a moment do no harm, signals may be repeated; none at all is
 * over with the next campaign. Needs a session of the server (no pooler in transaction mode between).
 */
export class PostgresLeadership implements Leadership {
  #client: Client | null = null;
  #ping: NodeJS.Timeout | null = null;
  #leads = false;

  constructor(private readonly connectionString: string) {}

  get isLeading(): boolean {
    return this.#leads;
  }

  async campaign(): Promise<boolean> {
    const client = this.#client ?? (await this.#connect());
    const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [
      RELAY_LOCK,
    ]);
    this.#leads = rows[0]?.won === true && this.#client === client;
    return this.#leads;
  }

  async arrivals(): Promise<number> {
    const { rows } = (await this.#client?.query<{ fresh: number }>(ARRIVALS)) ?? { rows: [] };
    return rows[0]?.fresh ?? 0;
  }

  async resign(): Promise<void> {
    const client = this.#client;
    this.#lost();
    await client?.end();
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'vinhdanh-relay',
      query_timeout: PING_TIMEOUT_MS,
      connectionTimeoutMillis: PING_TIMEOUT_MS,
      keepAlive: true,
    });
    const gone = (): void => {
      if (this.#client === client) this.#lost();
    };
    client.on('error', gone).on('end', gone);
    await client.connect();
    await client.query(AS_RELAY);
    this.#client = client;
    this.#ping = setInterval(() => {
      client.query('SELECT 1').catch(() => {
        gone();
        client.end().catch(gone);
      });
    }, PING_MS).unref();
    return client;
  }

  #lost(): void {
    this.#leads = false;
    this.#client = null;
    if (this.#ping !== null) clearInterval(this.#ping);
    this.#ping = null;
  }
}
