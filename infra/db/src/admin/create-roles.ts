import pg from 'pg';
import {
  appRole,
  auditorRole,
  databaseName,
  keeperRole,
  ownerRole,
  projectorRole,
  recorderRole,
  sealerRole,
  type DatabaseSettings,
} from '../settings.js';

/** Who works in the database; the owner only migrates it. */
const workers = [appRole, sealerRole, auditorRole, recorderRole, keeperRole, projectorRole];

/** Two migrations at once would race for the catalogue: the second waits here. Any fixed number serves. */
const PROVISION_LOCK = 7_206_001;

async function createRole(client: pg.Client, role: string, password: string): Promise<void> {
  const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
  const name = client.escapeIdentifier(role);
  const secret = client.escapeLiteral(password);
  await client.query(
    `${verb} ROLE ${name} WITH LOGIN PASSWORD ${secret} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS`,
  );
}

async function createDatabase(client: pg.Client): Promise<void> {
  const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
  if (known.rowCount !== 0) return;
  // Byte order: ids are ASCII, people's text is normalised before it is searched, and an upgrade of the
  // server's locale library can never disorder an index.
  await client.query(`CREATE DATABASE ${databaseName} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Roles, database and schema, as an administrator; safe to run again. The owner owns the schema and logs
 * in for migrations only; nobody else may create anything in the database.
 */
export async function provisionDatabase(settings: DatabaseSettings): Promise<void> {
  await withClient(settings.adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
    await createRole(client, ownerRole, settings.ownerPassword);
    await createRole(client, appRole, settings.appPassword);
    await createRole(client, sealerRole, settings.sealerPassword);
    await createRole(client, auditorRole, settings.auditorPassword);
    await createRole(client, recorderRole, settings.recorderPassword);
    await createRole(client, keeperRole, settings.keeperPassword);
    await createRole(client, projectorRole, settings.projectorPassword);
    await createDatabase(client);
  });
  const url = new URL(settings.adminUrl);
  url.pathname = `/${databaseName}`;
  await withClient(url.href, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
    const known = await client.query(`SELECT FROM pg_namespace WHERE nspname = 'vinhdanh'`);
    if (known.rowCount === 0) {
      // An administrator that is no superuser may create a schema only for a role that it is a member of.
      await client.query(`GRANT ${ownerRole} TO CURRENT_USER`);
      await client.query(`CREATE SCHEMA vinhdanh AUTHORIZATION ${ownerRole}`);
    }
    await client.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
    await client.query(`REVOKE ALL ON DATABASE ${databaseName} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${databaseName} TO ${[ownerRole, ...workers].join(', ')}`);
    for (const role of workers)
      await client.query(`ALTER ROLE ${role} IN DATABASE ${databaseName} SET search_path = vinhdanh`);
  });
}
