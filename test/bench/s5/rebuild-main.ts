import { constants, setPriority } from 'node:os';
import pg from 'pg';
import { createPostgresBundles, createVault } from '@vinhdanh/journal-postgres';
import { rebuildProjections, type ProjectionName } from '@vinhdanh/projections-postgres';
import { programInput } from './child-program.js';
import { databasePool } from '../../support/database-pool.js';

/** One rebuild, as `vinhdanh projections rebuild` makes it; sends the report. */
async function rebuild(input: {
  readonly projectorUrl: string;
  readonly masterKey: string;
  readonly names: readonly ProjectionName[];
}): Promise<void> {
  const clients = Array.from({ length: 4 }, () => new pg.Client({ connectionString: input.projectorUrl }));
  const pool = databasePool({ connectionString: input.projectorUrl, max: 1 });
  await Promise.all(clients.map((client) => client.connect()));
  const [control, names, reader, writer] = clients as [pg.Client, pg.Client, pg.Client, pg.Client];
  const report = await rebuildProjections({ control, names, reader, writer }, input.names, {
    bundles: createPostgresBundles(pool),
    vault: createVault(input.masterKey),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onProgress: () => undefined,
  });
  await Promise.all(clients.map((client) => client.end()));
  await pool.end();
  await new Promise((resolve) => process.send?.(report, resolve));
  process.disconnect?.();
}

// As the command does: people come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
await rebuild(programInput());
