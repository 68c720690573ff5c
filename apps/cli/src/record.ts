import pg from 'pg';
import { obligationsOf } from '@vinhdanh/awards';
import { createCommandHandler } from '@vinhdanh/commands';
import { readServices } from '@vinhdanh/dev';
import {
  createHeaderReader,
  createPostgresBundles,
  createPostgresJournal,
  createVault,
} from '@vinhdanh/journal-postgres';
import { parseCaseId, parseTenantId, type CaseId } from '@vinhdanh/kernel';
import { evaluatorOf } from '@vinhdanh/rules';
import { keyList } from './key-list.js';
import type { CheckParts, LiveCases } from '@vinhdanh/temporal-gateway';

const POOL_MAX = 6;
const STATEMENT_TIMEOUT_MS = 30_000;
const CASES_CACHED_MAX = 200;
/** As whom the record is read: the product itself, not a person. */
const reader = { kind: 'system', name: 'journey' } as const;

/** The record beside the running services, as far as the journeys are concerned. */
export interface Record {
  readonly tenant: string;
  readonly cases: LiveCases;
  readonly obligations: CheckParts['obligations'];
  close(): Promise<void>;
}

/** Opens no connection by itself. @throws ServicesUnknown, Error for a tenant that is none. */
export function openRecord(home: string, env: NodeJS.ProcessEnv): Record {
  const services = readServices(home, env, ['DATABASE_URL', 'MASTER_KEY', 'TENANT'], ['MASTER_OLD_KEYS']);
  const tenant = parseTenantId(services.TENANT);
  if (tenant === undefined) throw new Error(`TENANT is no tenant: ${services.TENANT}`);
  const pool = new pg.Pool({
    connectionString: services.DATABASE_URL,
    max: POOL_MAX,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'vinhdanh-cli',
  });
  pool.on('error', () => undefined); // The query under way says the same.
  const headers = createHeaderReader(pool);
  const handler = createCommandHandler({
    journal: createPostgresJournal(pool),
    bundles: createPostgresBundles(pool),
    vault: createVault(services.MASTER_KEY, keyList(services.MASTER_OLD_KEYS)),
    evaluators: evaluatorOf,
    cacheSize: CASES_CACHED_MAX,
  });
  const state = async (caseId: CaseId) => handler.loadState(tenant, caseId, reader);
  return {
    tenant,
    cases: { page: (after, limit) => headers.openCases(tenant, 'system:journeys', after, limit) },
    obligations: async (text) => {
      const caseId = parseCaseId(text);
      const loaded = caseId === undefined ? null : await state(caseId);
      return loaded === null ? null : obligationsOf(loaded.model, loaded.state);
    },
    close: () => pool.end(),
  };
}
