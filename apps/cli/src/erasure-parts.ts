import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { createCommandHandler } from '@vinhdanh/commands';
import { findService, readServices } from '@vinhdanh/dev';
import type { ErasureParts } from '@vinhdanh/erasure';
import {
  createKeyKeeper,
  createPostgresBundles,
  createPostgresJournal,
  createVault,
} from '@vinhdanh/journal-postgres';
import { parseTenantId, type TenantId } from '@vinhdanh/kernel';
import { evaluatorOf } from '@vinhdanh/rules';
import { findFileStore } from './find-file-store.js';
import { keyList } from './key-list.js';

const POOL_MAX = 2;
const STATEMENT_TIMEOUT_MS = 60_000;
const CASES_CACHED_MAX = 200;

/** Everything that an erasure stands on, connected. */
export interface OpenErasure {
  readonly tenant: TenantId;
  readonly parts: ErasureParts;
  close(): Promise<void>;
}

/** A pool of few connections for a command. */
export function commandPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_MAX,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'vinhdanh-cli',
  });
  return pool.on('error', () => undefined); // The query under way says the same.
}

/** Opens no connection by itself. @throws ServicesUnknown, Error for a tenant that is none. */
export function openErasure(home: string, env: NodeJS.ProcessEnv): OpenErasure {
  const services = readServices(
    home,
    env,
    ['DATABASE_URL', 'DATABASE_KEEPER_URL', 'FILES_DIR', 'MASTER_KEY', 'TENANT'],
    ['MASTER_OLD_KEYS'],
  );
  const tenant = parseTenantId(services.TENANT);
  if (tenant === undefined) throw new Error(`TENANT is no tenant: ${services.TENANT}`);
  const files = findFileStore((name) => findService(home, env, name));
  if (files === null) throw new Error('FILES_DIR is empty');
  const app = commandPool(services.DATABASE_URL);
  const keeper = commandPool(services.DATABASE_KEEPER_URL);
  return {
    tenant,
    parts: {
      keeper: createKeyKeeper(keeper),
      handler: createCommandHandler({
        journal: createPostgresJournal(app),
        bundles: createPostgresBundles(app),
        vault: createVault(services.MASTER_KEY, keyList(services.MASTER_OLD_KEYS)),
        evaluators: evaluatorOf,
        cacheSize: CASES_CACHED_MAX,
      }),
      files: {
        read: async (sha256) => {
          const found = await files.open(sha256);
          return found === null ? null : buffer(found.stream);
        },
        delete: (sha256) => files.delete(sha256),
        put: (bytes) => files.put(bytes),
      },
      now: () => new Date().toISOString(),
    },
    close: async () => {
      await Promise.all([app.end(), keeper.end()]);
    },
  };
}
