import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ports.js';
import { runToEnd } from '../process/run-to-end.js';
import { loadSecrets, type Secrets } from '../secrets.js';
import { databaseEnvironment, roleUrls, type RoleUrls } from './database.js';
import { planPostgres, planTemporal, type PostgresPlan, type TemporalPlan } from './foundation.js';
import { HomeLock } from './home-lock.js';
import { keepTrustKeys } from './trust-keys.js';
import type { ChildName, Programs, ServiceChild, Stack, StackOptions, StepRunner } from './options.js';
import { clearOrphans } from './orphans.js';
import { writeServiceFile } from './service-file.js';
import { builtPrograms, serviceChild, serviceEnvironment } from './services.js';
import { Supervised } from './supervised.js';
import { Supervisor } from './supervisor.js';

/**
 * Starts PostgreSQL, Temporal, the migrations, the demo data, worker, audit and api on one data folder, and returns
 * when a person could work. What cannot be started brings down what was started before, and throws with the last
 * lines of its log. Throws `HomeInUse` when the folder is another stack's.
 */
export async function startStack(given: StackOptions): Promise<Stack> {
  const options = { ...given, home: given.home ?? temporaryHome() };
  mkdirSync(options.home, { recursive: true });
  const lock = await HomeLock.acquireAfterGuardian(options.home);
  const temporary = given.home === undefined;
  const supervisor = new Supervisor({ home: options.home, temporary, lock, onCollapse: options.onCollapse });
  const abort = (): void => void supervisor.stop();
  options.signal?.addEventListener('abort', abort);
  try {
    options.signal?.throwIfAborted();
    return await assemble(options, supervisor, lock);
  } catch (error) {
    await supervisor.stop();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', abort);
  }
}

type HomedOptions = StackOptions & { readonly home: string };

/**
 * A new temporary data folder. PostgreSQL's own user may pass through it, though not look around in it, so that the
 * cluster lies inside. Delete it with `removeHome`.
 */
export function temporaryHome(prefix = 'vinhdanh-'): string {
  const home = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(home, 0o711);
  return home;
}

async function assemble(options: HomedOptions, supervisor: Supervisor, lock: HomeLock): Promise<Stack> {
  const { home } = options;
  const step: StepRunner = async (title, work) => {
    supervisor.throwIfStopped();
    const result = options.step ? await options.step(title, work) : await work();
    supervisor.throwIfStopped();
    return result;
  };
  const hostEnv = options.hostEnv ?? process.env;
  // Before a port is chosen: an api that outlived its supervisor still holds the one that is asked for.
  const ended = await clearOrphans(home);
  if (ended.length > 0)
    await step(`cleared what an earlier run left: ${ended.join(', ')}`, () => Promise.resolve());
  const port =
    typeof options.port === 'function' ? await options.port() : (options.port ?? (await freePort()));
  const secrets = loadSecrets(home);
  const { temporalPage = true, postgresSettings } = options;
  const context = { home, hostEnv, step, secrets, temporalPage, postgresSettings };
  const postgresPlan = await planPostgres(context);
  const temporalPlan = await planTemporal(context);
  const postgres = addServer(supervisor, postgresPlan, 'PostgreSQL', step);
  const temporal = addServer(supervisor, temporalPlan, 'Temporal', step);
  await Promise.all([postgres.started, temporal.started]);

  const urls = roleUrls(postgresPlan.admin, secrets);
  const withAudit = options.services?.audit ?? true;
  const addresses = {
    port,
    workerHealthPort: await freePort(),
    auditPort: withAudit ? await freePort() : null,
  };
  const given = serviceEnvironment({
    home,
    hostEnv,
    added: options.env ?? {},
    addresses,
    temporal: temporalPlan,
    database: databaseEnvironment(urls, secrets),
    secrets,
  });
  const env = keepTrustKeys(home, given);
  const programs = { ...builtPrograms, ...options.programs };
  await prepareDatabase(options, supervisor, programs, env, step);
  const foundation = [postgres.child, temporal.child].filter((child) => child !== undefined);
  const apiUrl = `http://127.0.0.1:${addresses.port}`;
  const workerHealthUrl = `http://127.0.0.1:${addresses.workerHealthPort}`;
  const auditUrl = `http://127.0.0.1:${addresses.auditPort ?? 0}`;
  await startServices(options, supervisor, {
    programs,
    env: servicesOnly(env),
    urls: { worker: workerHealthUrl, audit: auditUrl, api: apiUrl },
    foundation,
    step,
  });
  writeServiceFile(home, env);
  lock.announce(apiUrl);
  return present({ home, apiUrl, workerHealthUrl, auditUrl, urls, temporalPlan, secrets, env, supervisor });
}

/** What the worker's sealer and projections alone may see. */
const workersOwn = ['DATABASE_SEALER_URL', 'DATABASE_PROJECTOR_URL', 'LOG_KEY', 'LOG_OLD_KEYS'];
/** What the audit service alone may see. */
const auditorsOwn = ['DATABASE_AUDITOR_URL', 'DATABASE_ACCESS_URL'];
/** What no service may see: keys of persons are wrapped and destroyed by hand. */
const keepersOwn = ['DATABASE_KEEPER_URL'];
/** What a service is not told: the audit service has no way to write, and no key that signs. */
const keptFrom: Readonly<Record<ServiceChild, ReadonlySet<string>>> = {
  worker: new Set([...auditorsOwn, ...keepersOwn]),
  audit: new Set([...workersOwn, ...keepersOwn, 'DATABASE_URL']),
  api: new Set([...workersOwn, ...auditorsOwn, ...keepersOwn]),
};

/** The programs of the database alone may see the administrator's address and the roles' passwords. */
function servicesOnly(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const hidden = new Set([
    'DATABASE_ADMIN_URL',
    'DATABASE_OWNER_PASSWORD',
    'DATABASE_APP_PASSWORD',
    'DATABASE_SEALER_PASSWORD',
    'DATABASE_AUDITOR_PASSWORD',
    'DATABASE_ACCESS_PASSWORD',
    'DATABASE_KEEPER_PASSWORD',
    'DATABASE_PROJECTOR_PASSWORD',
  ]);
  return without(env, hidden);
}

const without = (env: NodeJS.ProcessEnv, hidden: ReadonlySet<string>): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !hidden.has(name)));

function addServer(
  supervisor: Supervisor,
  plan: PostgresPlan | TemporalPlan,
  title: string,
  step: StepRunner,
): { child: Supervised | undefined; started: Promise<void> } {
  if (!plan.child) return { child: undefined, started: Promise.resolve() };
  const child = supervisor.add({ ...plan.child, leansOn: [] });
  return { child, started: step(`${title}: started`, () => child.start()) };
}

async function prepareDatabase(
  options: HomedOptions,
  supervisor: Supervisor,
  programs: Programs,
  env: NodeJS.ProcessEnv,
  step: StepRunner,
): Promise<void> {
  const run = (name: 'migrate' | 'seed'): Promise<void> =>
    runToEnd({
      name,
      script: programs[name],
      env,
      logFile: join(options.home, 'logs', `${name}.log`),
      signal: supervisor.stopped,
    });
  await step('database: migrated', () => run('migrate'));
  if (options.seed ?? true) await step('demo province: seeded', () => run('seed'));
}

interface ServicePlan {
  readonly programs: Programs;
  readonly env: NodeJS.ProcessEnv;
  /** Where each service says that it is ready. */
  readonly urls: Readonly<Record<ServiceChild, string>>;
  readonly foundation: readonly Supervised[];
  readonly step: StepRunner;
}

async function startServices(
  options: HomedOptions,
  supervisor: Supervisor,
  plan: ServicePlan,
): Promise<void> {
  const { programs, env, foundation, step, urls } = plan;
  // Stopped the other way round: the api, which people talk to, goes first.
  const wanted = (['worker', 'audit', 'api'] as const).filter((name) => options.services?.[name] ?? true);
  // Every program is looked for before the first one starts.
  const specs = wanted.map((name) => {
    const own = without(env, keptFrom[name]);
    return serviceChild(name, programs[name], own, urls[name], options.home);
  });
  const children = specs.map((spec) => supervisor.add({ spec, leansOn: foundation }));
  await Promise.all(children.map((child) => step(`${child.name}: ready`, () => child.start())));
}

interface Assembled {
  readonly home: string;
  readonly apiUrl: string;
  readonly workerHealthUrl: string;
  readonly auditUrl: string;
  readonly urls: RoleUrls;
  readonly temporalPlan: TemporalPlan;
  readonly secrets: Secrets;
  readonly env: NodeJS.ProcessEnv;
  readonly supervisor: Supervisor;
}

const readyTimeoutMs = 60_000;

function present(parts: Assembled): Stack {
  const { supervisor } = parts;
  const get = (name: ChildName): Supervised => supervisor.get(name);
  return {
    home: parts.home,
    apiUrl: parts.apiUrl,
    workerHealthUrl: parts.workerHealthUrl,
    auditUrl: parts.auditUrl,
    databaseUrls: parts.urls,
    temporalAddress: parts.temporalPlan.address,
    temporalUi: parts.temporalPlan.ui,
    namespace: parts.temporalPlan.namespace,
    secrets: parts.secrets,
    serviceEnv: parts.env,
    child: (name) => {
      const { pid, state, restartCount, logFile } = get(name);
      return { pid, state, restarts: restartCount, logFile };
    },
    kill: (name, signal, options) => get(name).kill(signal, { restart: options?.restart ?? true }),
    waitReady: (name, timeoutMs = readyTimeoutMs) => get(name).waitReady(timeoutMs),
    restart: (name) => get(name).restart(),
    stop: () => supervisor.stop(),
  };
}
