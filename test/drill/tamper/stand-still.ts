import pg from 'pg';
import type { Stack } from '@vinhdanh/dev';
import { sealedLogs } from '@vinhdanh/sealing';
import { databaseUrl } from '../../support/database-url.js';
import { until } from '../../support/until.js';

const settledMs = 120_000;

interface LogRow {
  rows: string;
  size: string;
  cosigned: string;
}

/** Everything that was committed has its number and is under a head that the witness has cosigned. */
export async function cosigned(stack: Stack): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(stack) });
  await client.connect();
  try {
    await until('everything to be sealed and cosigned', settledMs, async () => {
      for (const { name, table } of sealedLogs) {
        const { rows } = await client.query<LogRow>(
          `SELECT (SELECT count(*) FROM ${table})::text AS rows,
                  (SELECT coalesce(max(size), 0) FROM vinhdanh.log_checkpoint WHERE log = $1)::text AS size,
                  (SELECT coalesce(max(size), 0) FROM vinhdanh.log_cosignature WHERE log = $1)::text AS cosigned`,
          [name],
        );
        const [row] = rows;
        if (row === undefined || row.rows === '0' || row.rows !== row.size || row.size !== row.cosigned)
          return false;
      }
      return true;
    });
  } finally {
    await client.end();
  }
}

/** Runs `work` while neither the api nor the worker is connected to the database; both run again afterwards. */
export async function whileStill<T>(stack: Stack, work: () => Promise<T>): Promise<T> {
  const services = ['api', 'worker'] as const;
  for (const name of services) stack.kill(name, 'SIGTERM', { restart: false });
  for (const name of services)
    await until(`${name} to end`, settledMs, async () => stack.child(name).pid === null);
  try {
    return await work();
  } finally {
    for (const name of services) await stack.restart(name);
  }
}
