import { join } from 'node:path';
import { postgresBinaries } from '../postgres/binaries.js';
import { adminUrl, clusterChild, ensureCluster, type ClusterOptions } from '../postgres/cluster.js';
import { clusterLocation } from '../postgres/location.js';
import { unprivilegedUser } from '../postgres/run-as.js';
import { clearStaleServer } from '../postgres/stale.js';
import { freePort, isPortFree, parsePort } from '../ports.js';
import type { ChildSpec } from '../process/managed-child.js';
import type { Secrets } from '../secrets.js';
import { acceptsConnections, devServerChild, temporalNamespace } from '../temporal/dev-server.js';
import { provision } from '../temporal/provision.js';
import { temporalCli } from '../temporal/releases.js';
import type { StepRunner } from './options.js';
import { recordFolder } from './orphans.js';

/** A server that the services lean on: a child of ours, or one of the user's own. */
export interface PostgresPlan {
  readonly admin: string;
  readonly child: { readonly spec: ChildSpec; readonly beforeStart: () => Promise<void> } | undefined;
}

export interface TemporalPlan {
  readonly address: string;
  readonly namespace: string;
  readonly ui: string | undefined;
  readonly child: { readonly spec: ChildSpec } | undefined;
}

export interface PlanContext {
  readonly home: string;
  readonly hostEnv: NodeJS.ProcessEnv;
  readonly step: StepRunner;
  readonly secrets: Secrets;
  readonly temporalPage: boolean;
  readonly postgresSettings?: Readonly<Record<string, string>> | undefined;
}

/** Log and identity of a child below the data folder. */
export function childFiles(home: string, name: string): { logFile: string; recordFile: string } {
  return { logFile: join(home, 'logs', `${name}.log`), recordFile: join(recordFolder(home), `${name}.json`) };
}

/** `DATABASE_URL`, or an embedded cluster below the data folder, created when there is none. */
export async function planPostgres(context: PlanContext): Promise<PostgresPlan> {
  const { hostEnv, home, step } = context;
  const own = hostEnv['DATABASE_URL'];
  if (own) return { admin: own, child: undefined };
  const user = unprivilegedUser(hostEnv);
  const cluster: ClusterOptions = {
    binaries: postgresBinaries(user),
    dataDir: clusterLocation(home, user).dataDir,
    port: await chosenPort('POSTGRES_PORT', hostEnv),
    password: context.secrets.postgresPassword,
    user,
    durable: true,
    settings: context.postgresSettings,
  };
  await clearStaleServer(cluster.dataDir);
  await step(`PostgreSQL: data in ${cluster.dataDir}`, () => ensureCluster(cluster));
  const spec = clusterChild(cluster, childFiles(home, 'postgres'));
  return { admin: adminUrl(cluster), child: { spec, beforeStart: () => clearStaleServer(cluster.dataDir) } };
}

/** `TEMPORAL_ADDRESS`, or a server of our own, provisioned when there is none. */
export async function planTemporal(context: PlanContext): Promise<TemporalPlan> {
  const { hostEnv, home, step } = context;
  const address = hostEnv['TEMPORAL_ADDRESS'];
  const namespace = hostEnv['TEMPORAL_NAMESPACE'] ?? temporalNamespace;
  if (address) {
    if (!(await acceptsConnections(address))) {
      throw new Error(
        `TEMPORAL_ADDRESS is ${address}, where nothing answers: start that cluster, or unset the variable`,
      );
    }
    return { address, namespace, ui: undefined, child: undefined };
  }
  const binary = await step('Temporal: server binary', () => provision(temporalCli, { env: hostEnv }));
  const port = await chosenPort('TEMPORAL_PORT', hostEnv);
  const uiPort = context.temporalPage ? await chosenPort('TEMPORAL_UI_PORT', hostEnv) : undefined;
  const options = {
    executable: binary.path,
    dbFile: join(home, 'temporal.db'),
    port,
    httpPort: await freePort(),
    uiPort,
    home,
  };
  return {
    address: `127.0.0.1:${port}`,
    namespace: temporalNamespace,
    ui: uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`,
    child: { spec: devServerChild(options, childFiles(home, 'temporal')) },
  };
}

/** The port that a variable asks for, which then has to be free, or a free one. */
async function chosenPort(variable: string, hostEnv: NodeJS.ProcessEnv): Promise<number> {
  const asked = parsePort(variable, hostEnv[variable]);
  if (asked === undefined) return freePort();
  if (await isPortFree(asked)) return asked;
  throw new Error(`${variable} asks for port ${asked}, which is in use: free it, or set another`);
}
