import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { calendars } from '@vinhdanh/catalogue';
import { readDatabaseSettings, runMigrations, seedPaths, seedProvince } from '@vinhdanh/db';
import { startPostgresOnly } from '@vinhdanh/dev';
import { tenant } from '../../support/demo-office.js';
import { seedRecord, type Seeded } from '../../support/seed-record/seed-record.js';

/** A PostgreSQL that writes to the disk as in production, with a sealed record of the wanted size. */
export interface RecordDatabase {
  readonly urls: Readonly<Record<'admin' | 'app' | 'sealer' | 'projector', string>>;
  readonly masterKey: string;
  readonly logKey: string;
  readonly seeded: Seeded;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts, migrates, seeds the demo province and `events` sealed events; says how far it is. */
export async function startRecordDatabase(
  events: number,
  say: (line: string) => void,
): Promise<RecordDatabase> {
  const server = await startPostgresOnly({ migrate: false, durable: true });
  try {
    const settings = readDatabaseSettings(server.env);
    await runMigrations(settings, () => undefined);
    const paths = seedPaths(calendars['demo-two-seconds']);
    const outcome = await seedProvince({ database: settings, tenant, passwordHash: 'not used here', paths });
    if (outcome.kind !== 'seeded') throw new Error(JSON.stringify(outcome));
    const { app, sealer, projector } = server.urls;
    const admin = new URL(server.urls.admin);
    admin.pathname = new URL(app).pathname;
    const urls = { admin: admin.href, app, sealer, projector };
    const masterKey = randomBytes(32).toString('base64');
    const logKey = randomBytes(32).toString('base64');
    const begun = performance.now();
    let said = 0;
    const seeded = await seedRecord({
      adminUrl: urls.admin,
      sealerUrl: sealer,
      tenant,
      masterKey,
      events,
      logSeed: logKey,
      onProgress: ({ written, sealed }) => {
        if (performance.now() - said < 5_000) return;
        said = performance.now();
        say(`seeding: ${written} events written, ${sealed} sealed`);
      },
    });
    say(
      `seeded ${seeded.events} sealed events of ${seeded.cases} cases in ${((performance.now() - begun) / 1_000).toFixed(0)} s`,
    );
    const client = new pg.Client({ connectionString: urls.admin });
    await client.connect();
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    await client.end();
    return { urls, masterKey, logKey, seeded, pid: server.pid, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
