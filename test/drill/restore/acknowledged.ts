import type { Pool } from 'pg';
import type { Acknowledged } from '../../chaos/ledger.js';

export interface Kept {
  /** Commands that are there just as they were acknowledged, with all of their events. */
  readonly kept: number;
  readonly lost: readonly string[];
}

/** Looks for every acknowledged command and its events in a database. */
export async function lookFor(admin: Pool, acknowledged: readonly Acknowledged[]): Promise<Kept> {
  const { rows } = await admin.query<{ key: string; found: boolean }>(
    `SELECT a.key, EXISTS (
         SELECT FROM vinhdanh.command c
          WHERE (c.actor, c.command_id, c.case_id, c.first_version, c.last_version)
              = (a.actor, a.key, a.case_id, a.first, a.last))
        AND (SELECT count(*) FROM vinhdanh.event e
              WHERE e.stream = 'case-' || a.case_id AND e.version BETWEEN a.first AND a.last) = a.last - a.first + 1 AS found
       FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::integer[])
         AS a(key, actor, case_id, first, last)`,
    [
      acknowledged.map(({ key }) => key),
      acknowledged.map(({ actor }) => actor),
      acknowledged.map(({ caseId }) => caseId),
      acknowledged.map(({ firstVersion }) => firstVersion),
      acknowledged.map(({ lastVersion }) => lastVersion),
    ],
  );
  const lost = rows.filter(({ found }) => !found).map(({ key }) => key);
  return { kept: rows.length - lost.length, lost };
}
