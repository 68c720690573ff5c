import type { TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

/** For each organisation a text that differs whenever its inbox or its bell does. */
export type ChangeDigest = (orgs: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** It answers for all organisations that somebody listens for, so it reads as the product itself. */
const ACTOR = 'system:events';

const digestOfOrgs = `
  SELECT o.org,
         concat_ws('|', i.lines, i.revisions, i.taken, i.newest, i.due, n.newest, n.lines) AS digest
    FROM unnest($2::text[]) AS o(org)
    LEFT JOIN LATERAL (
      SELECT count(*) AS lines, sum(x.step_revision) AS revisions, count(x.taken_by) AS taken,
             max(x.since) AS newest, max(x.due_at) AS due
        FROM vinhdanh.inbox x WHERE x.tenant = $1 AND x.org = o.org) i ON true
    LEFT JOIN LATERAL (
      SELECT max(y.at) AS newest, count(*) AS lines
        FROM vinhdanh.notice y WHERE y.tenant = $1 AND y.org = o.org AND y.at > now() - interval '1 hour') n ON true`;

/**
 * Reads what the organisations have now. It compares states instead of following positions, so that a
 * transaction which commits late is never skipped (its effect shows at the next look).
 */
export const createChangeDigest =
  (pool: Pool, tenant: TenantId): ChangeDigest =>
  async (orgs) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN READ ONLY');
      await client.query(
        `SELECT set_config('vinhdanh.tenant', $1, true), set_config('vinhdanh.actor', $2, true)`,
        [tenant, ACTOR],
      );
      const { rows } = await client.query<{ org: string; digest: string }>({
        name: 'change-digest',
        text: digestOfOrgs,
        values: [tenant, orgs],
      });
      await client.query('COMMIT');
      return new Map(rows.map(({ org, digest }) => [org, digest]));
    } catch (error) {
      broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      // A connection in an unknown transaction state is closed, not given back.
      client.release(broken);
    }
  };
