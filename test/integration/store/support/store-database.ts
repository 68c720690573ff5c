import type pg from 'pg';
import { startPostgresOnly } from '@vinhdanh/dev';
import { migrations, readDatabaseSettings, runMigrations, type DatabaseSettings } from '@vinhdanh/db';
import { databasePool } from '../../../support/database-pool.js';

/** A migrated PostgreSQL of this test file alone, with a pool for each role. */
export interface StoreDatabase {
  readonly settings: DatabaseSettings;
  /** The cluster's superuser, inside the product's database: for arranging and for tampering. */
  readonly admin: pg.Pool;
  readonly owner: pg.Pool;
  readonly app: pg.Pool;
  readonly sealer: pg.Pool;
  readonly auditor: pg.Pool;
  readonly recorder: pg.Pool;
  readonly keeper: pg.Pool;
  readonly projector: pg.Pool;
  readonly migrationLines: readonly string[];
  stop(): Promise<void>;
}

const CONNECTIONS_MAX = 20;

/** Starts, migrates (as far as `wanted`), connects. Stop it in `afterAll`. */
export async function startStoreDatabase(wanted = migrations): Promise<StoreDatabase> {
  const server = await startPostgresOnly({ migrate: false });
  const { admin, owner, app, sealer, auditor, recorder, keeper, projector } = server.urls;
  const settings = readDatabaseSettings(server.env);
  const migrationLines: string[] = [];
  await runMigrations(settings, (line) => migrationLines.push(line), wanted);
  const adminUrl = new URL(admin);
  adminUrl.pathname = new URL(app).pathname;
  const pool = (connectionString: string): pg.Pool => {
    const each = databasePool({ connectionString, max: CONNECTIONS_MAX });
    // A connection that idles while the server stops reports it; a query that fails says so by itself.
    return each;
  };
  const pools = {
    admin: pool(adminUrl.href),
    owner: pool(owner),
    app: pool(app),
    sealer: pool(sealer),
    auditor: pool(auditor),
    recorder: pool(recorder),
    keeper: pool(keeper),
    projector: pool(projector),
  };
  return {
    settings,
    ...pools,
    migrationLines,
    stop: async () => {
      await Promise.all(Object.values(pools).map((each) => each.end()));
      await server.stop();
    },
  };
}
