import type { Pool } from 'pg';

export interface SealDelay {
  readonly events: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** The number that the next event of the record gets. */
export async function nextNumber(admin: Pool): Promise<number> {
  const { rows } = await admin.query<{ size: string }>(
    `SELECT size::text FROM vinhdanh.log_head WHERE log = 'record'`,
  );
  return Number(rows[0]?.size ?? 0);
}

/**
 * From the commit of an event to that of the signed head that covers it, for the events from number `from` on, by the
 * server's own clock (`track_commit_timestamp`).
 */
export async function sealDelay(admin: Pool, from: number): Promise<SealDelay> {
  const { rows } = await admin.query<{ events: string; p50: number; p99: number; most: number }>(
    `WITH heads AS (
       SELECT size, lag(size, 1, 0::bigint) OVER (ORDER BY size) AS before,
              pg_xact_commit_timestamp(xmin) AS at
         FROM vinhdanh.log_checkpoint WHERE log = 'record'
     ), waits AS (
       SELECT extract(epoch FROM h.at - pg_xact_commit_timestamp(e.txid::xid)) * 1000 AS ms
         FROM vinhdanh.sealed s
         JOIN vinhdanh.event e ON (e.tenant, e.stream, e.version) = (s.tenant, s.stream, s.version)
         JOIN heads h ON s.number >= h.before AND s.number < h.size
        WHERE s.log = 'record' AND s.number >= $1
     )
     SELECT count(*)::text AS events, percentile_disc(0.5) WITHIN GROUP (ORDER BY ms)::float8 AS p50,
            percentile_disc(0.99) WITHIN GROUP (ORDER BY ms)::float8 AS p99, max(ms)::float8 AS most FROM waits`,
    [from],
  );
  const row = rows[0];
  if (row === undefined || row.events === '0') throw new Error('nothing was sealed');
  return { events: Number(row.events), p50Ms: row.p50, p99Ms: row.p99, maxMs: row.most };
}
