import pg from 'pg';
import { projectionStatus } from '@vinhdanh/projections-postgres';
import { until } from '../../support/until.js';

const tables = [
  'case_list',
  'case_search',
  'case_statistic',
  'inbox_period',
  'award_period',
  'case_header',
  'inbox',
] as const;

/** What a table holds, in one number that does not depend on the order of its rows. */
async function sums(admin: pg.Client): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await admin.query<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(to_jsonb(t)::text, 0)::numeric), 0) AS sum FROM vinhdanh.${table} t`,
    );
    found[table] = rows[0]?.sum ?? '';
  }
  return found;
}

/** Until everything that was written is sealed and followed. */
export async function settled(projectorUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: projectorUrl });
  await client.connect();
  try {
    await until('projections to catch up', 600_000, async () => {
      const { rows } = await client.query<{ events: number }>(
        'SELECT count(*)::integer AS events FROM vinhdanh.event',
      );
      const { sealed, followed } = await projectionStatus(client);
      return sealed === rows[0]?.events && followed.every(({ number }) => number === sealed);
    });
  } finally {
    await client.end();
  }
}

/**
 * Holds what was kept by following, and by every append, against what a rebuild makes of the record.
 * @throws Error that names the tables that differ, or that hold nothing.
 */
export async function proveSame(adminUrl: string, rebuild: () => Promise<void>): Promise<number> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const before = await sums(admin);
    await rebuild();
    const after = await sums(admin);
    const wrong = tables.filter((table) => before[table] !== after[table] || after[table]?.startsWith('0 '));
    if (wrong.length > 0) throw new Error(`made anew, ${wrong.join(', ')} hold something else`);
    return Object.values(after).reduce((sum, each) => sum + Number(each.split(' ')[0]), 0);
  } finally {
    await admin.end();
  }
}
