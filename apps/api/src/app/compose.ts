import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { createCommandHandler } from '@vinhdanh/commands';
import type { Draining } from '@vinhdanh/http-platform';
import {
  createDirectory,
  createForgetting,
  createInboxReader,
  createNotices,
  createPostgresBundles,
  createPostgresJournal,
  createSessions,
  createVault,
  type Memory,
} from '@vinhdanh/journal-postgres';
import { Defect, fromEpochMs, parseTenantId } from '@vinhdanh/kernel';
import { createFileStore, type ApiConfig, type Logger } from '@vinhdanh/platform';
import { evaluatorOf } from '@vinhdanh/rules';
import { createLogReader } from '@vinhdanh/sealing';
import { createChangeDigest } from '../events/change-digest.js';
import type { Adapters } from './adapters.js';
import { apiReadiness } from './readiness.js';

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;
/** Folded cases in memory: some kilobytes each. */
const CASES_CACHED_MAX = 5_000;
const MINUTE_MS = 60_000;
const SESSION_ABSOLUTE_MS = 12 * 60 * MINUTE_MS;

/** What `compose` built, and how to let go of it. */
export interface Composition {
  readonly adapters: Adapters;
  readonly draining: Draining;
  close(): Promise<void>;
}

/**
 * Wires the ports to PostgreSQL and the file folder. Opens no connection by itself: the API starts while
 * the database is away, and says so to whoever asks.
 */
export function compose(config: ApiConfig, logger: Logger): Composition {
  const tenant = parseTenantId(config.TENANT);
  if (tenant === undefined) throw new Defect('CONFIG.TENANT', 'the schema let a tenant pass that is none');
  const pool = new Pool({
    connectionString: config.DATABASE_URL,
    max: config.DATABASE_POOL_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'vinhdanh-api',
  });
  pool.on('error', (error) =>
    logger.warn('database.connection-lost', { code: (error as { code?: string }).code ?? null }),
  );
  const bundles = createPostgresBundles(pool);
  const directory = createDirectory(pool);
  const readiness = apiReadiness(directory, bundles, tenant);
  const vault = createVault(config.MASTER_KEY, config.MASTER_OLD_KEYS);
  const handler = createCommandHandler({
    journal: createPostgresJournal(pool),
    bundles,
    vault,
    evaluators: evaluatorOf,
    cacheSize: CASES_CACHED_MAX,
  });
  const cases: Memory = { forget: (persons) => handler.forget(tenant, persons) };
  const forgetting = createForgetting(pool, tenant, [vault, cases], { warn: (event) => logger.warn(event) });
  forgetting.start();
  const adapters: Adapters = {
    settings: {
      tenant,
      demo: config.DEMO_MODE,
      https: config.PUBLIC_URL?.startsWith('https:') ?? false,
      sessionSecret: config.SESSION_SECRET,
      webDist: config.WEB_DIST ?? null,
      verifier: config.VERIFIER_FILE === undefined ? null : readFileSync(config.VERIFIER_FILE),
      auditUrl: config.AUDIT_URL ?? null,
    },
    logger,
    clock: () => fromEpochMs(Date.now()),
    handler,
    directory,
    bundles,
    sessions: createSessions(pool, {
      idleMs: config.SESSION_IDLE_MINUTES * MINUTE_MS,
      absoluteMs: SESSION_ABSOLUTE_MS,
    }),
    inbox: createInboxReader(pool),
    notices: createNotices(pool),
    files: createFileStore(config),
    changes: createChangeDigest(pool, tenant),
    log: createLogReader(pool),
    readiness,
  };
  const close = async (): Promise<void> => {
    await forgetting.stop();
    await pool.end();
  };
  return { adapters, draining: readiness, close };
}
