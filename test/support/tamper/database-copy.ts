import { cpSync } from 'node:fs';
import pg from 'pg';

/** A copy of the product's database, and of the folder of its documents. */
export interface DatabaseCopy {
  readonly name: string;
  /** As the server's superuser. */
  readonly admin: string;
  /** As the role that verifies: it may read. */
  readonly auditor: string;
  readonly files: string;
}

export interface CopySource {
  /** Addresses on the same server; the paths are replaced. */
  readonly admin: string;
  readonly auditor: string;
  readonly database: string;
  readonly files: string;
}

const at = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

async function asSuperuser(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: at(url, 'postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database is copied while nobody is connected to it; pools come back by themselves. */
const endSessions = (database: string): string =>
  `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${database}'`;

/** Copies a database. @throws whatever the server says. */
export async function copyDatabase(source: CopySource, name: string, files: string): Promise<DatabaseCopy> {
  const { admin, database } = source;
  await asSuperuser(admin, endSessions(database), `CREATE DATABASE ${name} TEMPLATE ${database}`);
  cpSync(source.files, files, { recursive: true });
  return { name, admin: at(source.admin, name), auditor: at(source.auditor, name), files };
}

/** Deletes a copy's database; its folder is its caller's. */
export const dropCopy = ({ admin, name }: DatabaseCopy): Promise<void> =>
  asSuperuser(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
