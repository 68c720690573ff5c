import type pg from 'pg';
import { readDatabaseSettings, runMigrations, seedPaths, seedProvince } from '@vinhdanh/db';
import { startPostgresOnly, type ThrowAwayOptions } from '@vinhdanh/dev';
import { calendars } from '@vinhdanh/catalogue';
import { createCommandHandler, type CommandHandler, type Journal } from '@vinhdanh/commands';
import { createPostgresBundles, createPostgresJournal, createVault } from '@vinhdanh/journal-postgres';
import { evaluatorOf } from '@vinhdanh/rules';
import { tenant } from '../../../support/demo-office.js';
import { databasePool } from '../../../support/database-pool.js';

/** Wraps the keys of persons in every office of the tests. */
export const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
const CONNECTIONS_MAX = 12;

/** A migrated and seeded PostgreSQL with the product's own adapters over it. */
export interface OfficeDatabase {
  readonly admin: pg.Pool;
  readonly app: pg.Pool;
  /** Addresses of the same database: as its administrator, and by role. */
  readonly urls: {
    readonly admin: string;
    readonly sealer: string;
    readonly auditor: string;
    readonly recorder: string;
    readonly keeper: string;
    readonly app: string;
    readonly projector: string;
  };
  /** Statements that the application's pool has sent so far. */
  roundTrips(): number;
  /** A handler with a cache of its own, as another process has. */
  handler(cacheSize?: number): CommandHandler;
  /** The same on another journal. */
  handlerOn(journal: Journal): CommandHandler;
  stop(): Promise<void>;
}

export const vault = createVault(MASTER_KEY);

/** Starts, migrates, seeds the demo province with a working day of two seconds, connects. */
export async function startOfficeDatabase(options: ThrowAwayOptions = {}): Promise<OfficeDatabase> {
  const server = await startPostgresOnly({ ...options, migrate: false });
  const { admin, app, sealer, auditor, recorder, keeper, projector } = server.urls;
  const settings = readDatabaseSettings(server.env);
  await runMigrations(settings, () => undefined);
  const paths = seedPaths(calendars['demo-two-seconds']);
  const seeded = await seedProvince({ database: settings, tenant, passwordHash: 'not used here', paths });
  if (seeded.kind !== 'seeded') throw new Error(JSON.stringify(seeded));
  const adminUrl = new URL(admin);
  adminUrl.pathname = new URL(app).pathname;
  // A connection that idles while the server stops reports it; a query that fails says so by itself.
  const pool = (connectionString: string): pg.Pool =>
    databasePool({ connectionString, max: CONNECTIONS_MAX });
  const pools = { admin: pool(adminUrl.href), app: pool(app) };
  let sent = 0;
  const query = pools.app.query.bind(pools.app);
  pools.app.query = ((...parameters: unknown[]) => {
    sent += 1;
    return (query as (...all: unknown[]) => unknown)(...parameters);
  }) as typeof pools.app.query;
  const bundles = createPostgresBundles(pools.app);
  return {
    ...pools,
    urls: { admin: adminUrl.href, app, sealer, auditor, recorder, keeper, projector },
    roundTrips: () => sent,
    handler: (cacheSize = 1_000) =>
      createCommandHandler({
        journal: createPostgresJournal(pools.app),
        bundles,
        vault,
        evaluators: evaluatorOf,
        cacheSize,
      }),
    handlerOn: (journal) =>
      createCommandHandler({ journal, bundles, vault, evaluators: evaluatorOf, cacheSize: 0 }),
    stop: async () => {
      await Promise.all(Object.values(pools).map((each) => each.end()));
      await server.stop();
    },
  };
}
