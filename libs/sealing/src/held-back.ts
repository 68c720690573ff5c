import type { ClientBase } from 'pg';
import type { SealedLog } from './sealed-log.js';

/** Committed rows that may not be sealed yet, because an older transaction is still open somewhere in the cluster. */
export interface HeldBack {
  /** Milliseconds that the oldest of them has waited. */
  readonly waitingMs: number;
  /** The oldest transaction that has written and still runs: nothing from it on is sealed. */
  readonly horizon: string;
  /** Name of the oldest prepared transaction, the commonest reason, when there is one. */
  readonly prepared: string | null;
}

/** Null while nothing waits. @throws whatever the server says. */
export async function heldBack(client: ClientBase, log: SealedLog): Promise<HeldBack | null> {
  const { rows } = await client.query<{ waiting: number | null; horizon: string; prepared: string | null }>({
    name: `seal-held-back-${log.name}`,
    text: `
      SELECT (extract(epoch FROM clock_timestamp() - w.at) * 1000)::float8 AS waiting,
             pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
             (SELECT gid FROM pg_prepared_xacts ORDER BY prepared LIMIT 1) AS prepared
        FROM vinhdanh.log_head h
       CROSS JOIN LATERAL (
         SELECT e.at FROM ${log.table} e WHERE (e.epoch, e.txid, e.position) > (h.epoch, h.txid, h.position)
          ORDER BY e.epoch, e.txid, e.position LIMIT 1) AS w
       WHERE h.log = $1`,
    values: [log.name],
  });
  const row = rows[0];
  if (row === undefined) return null;
  return { waitingMs: Math.max(0, row.waiting ?? 0), horizon: row.horizon, prepared: row.prepared };
}
