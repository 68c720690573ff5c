import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../paths.js';
import type { ChildSpec } from '../process/managed-child.js';
import { answers200 } from '../process/wait.js';
import type { Programs, ServiceChild } from './options.js';
import { childFiles } from './foundation.js';
import { hostValue } from './host-value.js';

/** The built programs of this repository. */
export const builtPrograms: Programs = {
  migrate: join(repoRoot, 'infra/db/dist/migrate.js'),
  seed: join(repoRoot, 'infra/db/dist/seed.js'),
  worker: join(repoRoot, 'apps/worker/dist/main.js'),
  audit: join(repoRoot, 'apps/audit/dist/main.js'),
  api: join(repoRoot, 'apps/api/dist/main.js'),
};

export interface ServiceAddresses {
  readonly port: number;
  readonly workerHealthPort: number;
  /** Null where the audit service does not run. */
  readonly auditPort: number | null;
}

export interface ServiceEnvironmentParts {
  readonly home: string;
  readonly hostEnv: NodeJS.ProcessEnv;
  readonly added: NodeJS.ProcessEnv;
  readonly addresses: ServiceAddresses;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly database: NodeJS.ProcessEnv;
  readonly secrets: {
    readonly masterKey: string;
    readonly sessionSecret: string;
    readonly logKey: string;
  };
}

/** What migrate, seed and the services are told; what the caller adds wins. */
export function serviceEnvironment(parts: ServiceEnvironmentParts): NodeJS.ProcessEnv {
  const { hostEnv } = parts;
  // npm's own variables describe npm, and a test runner's NODE_ENV describes the runner.
  const inherited = Object.entries(hostEnv).filter(
    ([name]) => !/^(npm_|NODE_ENV$|JEST_|MASTER_KEY_FILE$)/.test(name),
  );
  return {
    TENANT: 'lam-giang',
    DEMO_MODE: 'true',
    ...Object.fromEntries(inherited),
    NODE_ENV: hostEnv['NODE_ENV'] && hostEnv['NODE_ENV'] !== 'test' ? hostEnv['NODE_ENV'] : 'development',
    TZ: 'Asia/Ho_Chi_Minh',
    HOST: '127.0.0.1',
    PORT: String(parts.addresses.port),
    WORKER_HEALTH_PORT: String(parts.addresses.workerHealthPort),
    ...auditEnvironment(parts.addresses.auditPort),
    TEMPORAL_ADDRESS: parts.temporal.address,
    TEMPORAL_NAMESPACE: parts.temporal.namespace,
    FILES_DIR: join(parts.home, 'files'),
    WEB_DIST: join(repoRoot, 'apps/web/dist'),
    VERIFIER_FILE: join(repoRoot, 'apps/verifier/dist/verify.mjs'),
    MASTER_KEY: hostValue(hostEnv, 'MASTER_KEY') ?? parts.secrets.masterKey,
    SESSION_SECRET: hostEnv['SESSION_SECRET'] ?? parts.secrets.sessionSecret,
    LOG_KEY: hostEnv['LOG_KEY'] ?? parts.secrets.logKey,
    ...parts.database,
    ...parts.added,
  };
}

const auditEnvironment = (port: number | null): NodeJS.ProcessEnv =>
  port === null ? {} : { AUDIT_PORT: String(port), AUDIT_URL: `http://127.0.0.1:${port}` };

/** How to run one of the services as a supervised child. */
export function serviceChild(
  name: ServiceChild,
  program: string,
  env: NodeJS.ProcessEnv,
  healthUrl: string,
  home: string,
): ChildSpec {
  if (!existsSync(program)) throw new Error(`${program} does not exist: run npm run build`);
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', program],
    env,
    cwd: repoRoot,
    ...childFiles(home, name),
    ready: () => answers200(`${healthUrl}/health/ready`),
    readyTimeoutMs: 90_000,
    ...(name === 'worker' ? { niceness: 10 } : {}),
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
  };
}
