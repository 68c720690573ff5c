import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { createReadiness, type Draining } from '@vinhdanh/http-platform';
import {
  createDirectory,
  createForgetting,
  createPostgresBundles,
  createSessionLookup,
  createVault,
  NameBook,
} from '@vinhdanh/journal-postgres';
import { Defect, fromEpochMs, parseTenantId } from '@vinhdanh/kernel';
import { createFileStore, type AuditConfig, type Logger } from '@vinhdanh/platform';
import { AccessReader } from '../access/access-reader.js';
import { createAccessRecorder } from '../access/access-recorder.js';
import { PackWriter } from '../packs/pack-writer.js';
import { CaseFiles } from '../record/case-files.js';
import { RefusalReader } from '../refusals/refusal-reader.js';
import { Verifier } from '../verification/verifier.js';
import type { Adapters } from './adapters.js';
import { readTrustKeys } from './read-trust-keys.js';

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;
/** A note is a moment's work. */
const RECORDER_CONNECTIONS_MAX = 2;
const MINUTE_MS = 60_000;
const SESSION_ABSOLUTE_MS = 12 * 60 * MINUTE_MS;

/** What `compose` built, and how to let go of it. */
export interface Composition {
  readonly adapters: Adapters & { readonly logger: Logger };
  readonly draining: Draining;
  close(): Promise<void>;
}

/**
 * Wires the service to PostgreSQL (as the auditor, and as the access recorder on connections of its own) and to the
 * files. Opens no connection by itself. @throws Error for trusted keys that are none.
 */
export function compose(config: AuditConfig, logger: Logger): Composition {
  const tenant = parseTenantId(config.TENANT);
  if (tenant === undefined) throw new Defect('CONFIG.TENANT', 'the schema let a tenant pass that is none');
  const poolOf = (connectionString: string, name: string, max: number, options?: string): Pool =>
    new Pool({
      connectionString,
      max,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
      application_name: name,
      ...(options === undefined ? {} : { options }),
    }).on('error', (error) =>
      logger.warn('database.connection-lost', { code: (error as { code?: string }).code ?? null }),
    );
  // The role can write nothing anyway; a session that only reads says so as well.
  const readOnly = '-c default_transaction_read_only=on';
  const pool = poolOf(config.DATABASE_AUDITOR_URL, 'vinhdanh-audit', config.DATABASE_POOL_MAX, readOnly);
  const recorderPool = poolOf(config.DATABASE_ACCESS_URL, 'vinhdanh-access', RECORDER_CONNECTIONS_MAX);

  const bundles = createPostgresBundles(pool);
  const directory = createDirectory(pool);
  const documents = createFileStore(config);
  const vault = createVault(config.MASTER_KEY, config.MASTER_OLD_KEYS);
  const cases = new CaseFiles(pool, bundles, vault, tenant);
  const forgetting = createForgetting(pool, tenant, [vault, cases], { warn: (event) => logger.warn(event) });
  forgetting.start();
  const verifier = config.VERIFIER_FILE === undefined ? null : readFileSync(config.VERIFIER_FILE);
  const limits = { idleMs: config.SESSION_IDLE_MINUTES * MINUTE_MS, absoluteMs: SESSION_ABSOLUTE_MS };
  const sessions = createSessionLookup(pool, limits);
  const clock = () => fromEpochMs(Date.now());
  const readiness = createReadiness(async () => {
    const [organisations] = await Promise.all([
      directory.organisations(tenant),
      recorderPool.query('SELECT 1'),
    ]);
    return organisations.length === 0 ? 'organisations of the tenant' : null;
  });
  const adapters = {
    settings: {
      tenant,
      https: config.PUBLIC_URL?.startsWith('https:') ?? false,
      sessionSecret: config.SESSION_SECRET,
      verifier,
    },
    logger,
    clock,
    sessions: { find: (token: string) => sessions.find(tenant, token, clock()) },
    readiness,
    recorder: createAccessRecorder(recorderPool),
    pool,
    vault,
    names: new NameBook(directory, bundles, tenant),
    cases,
    refusals: new RefusalReader(pool, tenant),
    accesses: new AccessReader(pool, tenant),
    packs: new PackWriter(pool, documents, tenant, verifier),
    verifier: new Verifier({
      pool,
      tenant,
      trust: readTrustKeys(config.TRUST_KEYS),
      // Whose they are, their cosignatures say: here only where they are asked.
      witnesses: config.LOG_WITNESSES.map((line) => line.split(' ')[1] ?? ''),
      documents,
      vault,
    }),
  };
  return {
    adapters,
    draining: readiness,
    close: async () => {
      await forgetting.stop();
      await Promise.all([pool.end(), recorderPool.end()]);
    },
  };
}
