import type { ClientBase } from 'pg';
import type { SealedLog } from './sealed-log.js';

/** How a log stands to the rows that it numbers. */
export interface LogState {
  /** Rows with a number. */
  readonly size: number;
  /** Committed rows behind the cursor: they get their numbers next. */
  readonly waiting: number;
  /** Rows before the cursor without a number: there must never be one. */
  readonly passedOver: number;
}

/** Counts every row of the log's table: for a check after a restore, not for every day. @throws what the server says. */
export async function readLogState(client: ClientBase, log: SealedLog): Promise<LogState> {
  const { rows } = await client.query<{ size: string; waiting: string; before: string }>(
    `WITH head AS (
       SELECT coalesce(max(size), 0) AS size, coalesce(max(epoch), 0) AS epoch,
              coalesce(max(txid), '0'::xid8) AS txid, coalesce(max(position), 0) AS position
         FROM vinhdanh.log_head WHERE log = $1)
     SELECT h.size::text,
            count(*) FILTER (WHERE (e.epoch, e.txid, e.position) > (h.epoch, h.txid, h.position))::text AS waiting,
            count(*) FILTER (WHERE (e.epoch, e.txid, e.position) <= (h.epoch, h.txid, h.position))::text AS before
       FROM head h LEFT JOIN ${log.table} e ON true GROUP BY h.size`,
    [log.name],
  );
  const { size, waiting, before } = rows[0] ?? { size: '0', waiting: '0', before: '0' };
  return { size: Number(size), waiting: Number(waiting), passedOver: Number(before) - Number(size) };
}

/**
 * SQL: whether the rows came out of a dump of another cluster and the epoch has not been raised since. Nothing can
 * be written then.
 */
export const cameFromElsewhere = `
  vinhdanh.cluster() <> (SELECT r.cluster FROM vinhdanh.record_epoch r ORDER BY r.epoch DESC LIMIT 1)`;

/** The same, asked. @throws what the server says. */
export async function isFromElsewhere(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ elsewhere: boolean }>(`SELECT ${cameFromElsewhere} AS elsewhere`);
  return rows[0]?.elsewhere === true;
}
