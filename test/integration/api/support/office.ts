import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { runApi, type RunningApi } from '@vinhdanh/api';
import { repoRoot, startPostgresOnly, type ThrowAwayPostgres } from '@vinhdanh/dev';
import { apiConfigSchema, createLogger, loadConfig } from '@vinhdanh/platform';
import { Client } from './client.js';
import { databasePool } from '../../../support/database-pool.js';

export const TENANT = 'lam-giang';

/** A seeded database and the API on it, over real HTTP; no Temporal. */
export interface Office {
  readonly url: string;
  readonly api: RunningApi;
  readonly postgres: ThrowAwayPostgres;
  /** Reads as the database's administrator, past every policy. */
  readonly admin: pg.Pool;
  readonly filesDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** A signed-in client; signing in once per persona. */
  as(personaId: string): Promise<Client>;
  /** Whoever of the demo's people holds this duty. */
  holder(role: string, org: string): Promise<Client>;
  stop(): Promise<void>;
}

const adminOfDatabase = (url: string): string => {
  const address = new URL(url);
  address.pathname = '/vinhdanh';
  return address.href;
};

/** Seeds a tenant with the demo province, as `npm start` does. */
export async function seed(postgres: ThrowAwayPostgres, masterKey: string, tenant = TENANT): Promise<void> {
  await promisify(execFile)(process.execPath, [join(repoRoot, 'infra/db/dist/seed.js')], {
    env: {
      ...process.env,
      ...postgres.env,
      MASTER_KEY: masterKey,
      TENANT: tenant,
    },
  });
}

/** Starts all of it; stop it, whatever else happens. `webDist` serves a built page beside the API. */
export async function openOffice(extra: Readonly<Record<string, string>> = {}): Promise<Office> {
  const postgres = await startPostgresOnly();
  const filesDir = mkdtempSync(join(tmpdir(), 'vinhdanh-api-files-'));
  const masterKey = Buffer.alloc(32, 5).toString('base64');
  await seed(postgres, masterKey);
  const env = {
    DATABASE_URL: postgres.urls.app,
    FILES_DIR: filesDir,
    MASTER_KEY: masterKey,
    SESSION_SECRET: 'a secret for tests alone, long enough',
    DEMO_MODE: 'true',
    TENANT,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...extra,
  };
  const config = loadConfig(apiConfigSchema, env);
  if (!config.ok) throw new Error(JSON.stringify(config.errors));
  const api = await runApi(config.value, createLogger('api', env.LOG_LEVEL));
  const admin = databasePool({ connectionString: adminOfDatabase(postgres.urls.admin), max: 2 });
  const clients = new Map<string, Promise<Client>>();
  const as = (personaId: string): Promise<Client> => {
    const known = clients.get(personaId) ?? Client.signIn(api.url, personaId);
    clients.set(personaId, known);
    return known;
  };
  return {
    url: api.url,
    api,
    postgres,
    admin,
    filesDir,
    env,
    as,
    async holder(role, org) {
      const { rows } = await admin.query<{ persona: string }>(
        `SELECT p.persona FROM vinhdanh.persona p JOIN vinhdanh.role_assignment a USING (tenant, person)
          WHERE p.tenant = $1 AND a.role = $2 AND a.org = $3 ORDER BY p.ordinal`,
        [TENANT, role, org],
      );
      const found = rows[0];
      if (found === undefined) throw new Error(`no persona is ${role} at ${org}`);
      return as(found.persona);
    },
    async stop() {
      await api.stop();
      await admin.end();
      await postgres.stop();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}
