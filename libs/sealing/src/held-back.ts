import type { ClientBase } from 'pg';
import { cameFromElsewhere } from './log-state.js';
import type { SealedLog } from './sealed-log.js';

/** Committed rows that may not be sealed yet, because an older transaction is still open somewhere in the cluster. */
export interface HeldBack {
  /** Milliseconds that the oldest of them has waited. */
  readonly waitingMs: number;
  /** The oldest transaction that has written and still runs: nothing from it on is sealed. */
  readonly horizon: string;
  /** Name of the prepared transaction that it is, if it is one: somebody has to end it by hand. */
  readonly prepared: string | null;
  /** The session whose transaction it is: process id and program, as the server knows them. */
  readonly session: string | null;
  /** In which database of the cluster; any of them holds back all. */
  readonly database: string | null;
  /** The rows came out of a dump of another cluster, and the epoch has not been raised: nothing can be written. */
  readonly otherCluster: boolean;
}

/**
 * The oldest row behind the cursor, and who holds the horizon: a prepared transaction by its name, a session by the
 * lock that every transaction with an id has on itself (both may be in any database).
 */
const heldRows = ({ name, table }: SealedLog) => ({
  name: `seal-held-back-${name}`,
  text: `
    SELECT (extract(epoch FROM clock_timestamp() - w.at) * 1000)::float8 AS waiting, x.horizon::text AS horizon,
           p.gid AS prepared, s.pid, s.application_name AS program, coalesce(p.database, s.datname)::text AS database,
           ${cameFromElsewhere} AS other
      FROM vinhdanh.log_head h
     CROSS JOIN LATERAL (
       SELECT e.at FROM ${table} e WHERE (e.epoch, e.txid, e.position) > (h.epoch, h.txid, h.position)
        ORDER BY e.epoch, e.txid, e.position LIMIT 1) AS w
     CROSS JOIN LATERAL (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon) AS x
      LEFT JOIN pg_prepared_xacts p ON p.transaction = x.horizon::xid
      LEFT JOIN pg_locks l ON l.locktype = 'transactionid' AND l.transactionid = x.horizon::xid AND l.granted
                          AND l.mode = 'ExclusiveLock' AND l.pid IS NOT NULL
      LEFT JOIN pg_stat_activity s ON s.pid = l.pid
     WHERE h.log = $1 LIMIT 1`,
});

interface HeldRow {
  readonly waiting: number | null;
  readonly horizon: string;
  readonly prepared: string | null;
  readonly pid: number | null;
  readonly program: string | null;
  readonly database: string | null;
  readonly other: boolean | null;
}

/** Null while nothing waits. @throws whatever the server says. */
export async function heldBack(client: ClientBase, log: SealedLog): Promise<HeldBack | null> {
  const { rows } = await client.query<HeldRow>({ ...heldRows(log), values: [log.name] });
  const row = rows[0];
  if (row === undefined) return null;
  const { horizon, prepared, pid, program, database } = row;
  return {
    waitingMs: Math.max(0, row.waiting ?? 0),
    horizon,
    prepared,
    session: pid === null ? null : [pid, program].filter(Boolean).join(' '),
    database,
    otherCluster: row.other === true,
  };
}
