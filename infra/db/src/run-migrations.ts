import { createDataSource } from './data-source.js';
import { migrations } from './migrations/index.js';
import { provisionDatabase } from './admin/create-roles.js';
import { ownerRole, roleUrl, type DatabaseSettings } from './settings.js';

/**
 * Brings a server from whatever it has to the present schema: roles, database, schema, migrations.
 * Idempotent; each migration is a transaction of its own. `print` gets one line per step. `wanted` is for
 * rehearsals: a schema of the past is what its first migrations make.
 */
export async function runMigrations(
  settings: DatabaseSettings,
  print: (line: string) => void,
  wanted: typeof migrations = migrations,
): Promise<void> {
  await provisionDatabase(settings);
  print('database: roles and schema are there');
  const source = createDataSource(roleUrl(settings.adminUrl, ownerRole, settings.ownerPassword), wanted);
  await source.initialize();
  try {
    const done = await source.runMigrations();
    for (const migration of done) print(`database: ${migration.name}`);
    print(
      done.length === 0 ? 'database: schema is up to date' : `database: ${done.length} migrations applied`,
    );
  } finally {
    await source.destroy();
  }
}
