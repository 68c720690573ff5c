import type { ClientBase, Pool } from 'pg';
import { withSnapshot } from '@vinhdanh/evidence';
import { inTurn } from './in-turn.js';

/**
 * How rows are written, and that nothing of a long read is cut short. The whole result of a cursor is wanted, so
 * that it is planned for.
 */
const settings = `
  SELECT set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
         set_config('bytea_output', 'hex', true), set_config('cursor_tuple_fraction', '1', true),
         set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`;

/** Runs `work` in one read-only snapshot, as `withSnapshot`, with values written as `pg-text` reads them. */
export const readRecord = <T>(
  pool: Pool,
  tenant: string,
  work: (client: ClientBase) => Promise<T>,
  before?: (client: ClientBase) => Promise<void>,
): Promise<T> =>
  withSnapshot(
    pool,
    tenant,
    async (client) => {
      await client.query(settings);
      return work(inTurn(client));
    },
    before,
  );
