import { Pool } from 'pg';
import type { Logger } from '@vinhdanh/platform';

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;

/** The worker's pool. Opens no connection by itself; a lost one is replaced at the next use. */
export function createPool(connectionString: string, max: number, logger: Logger): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'vinhdanh-worker',
  });
  pool.on('error', (error) =>
    logger.warn('database.connection-lost', { code: (error as { code?: string }).code ?? null }),
  );
  return pool;
}

/** True when the database answers and the schema is there. */
export const databaseAnswers = (pool: Pool): Promise<boolean> =>
  pool.query('SELECT FROM vinhdanh.pending_wake_ups(1)').then(
    () => true,
    () => false,
  );
