import { freePort } from '../ports.js';
import { Guardian } from '../process/guardian.js';
import { ManagedChild } from '../process/managed-child.js';
import { loadSecrets } from '../secrets.js';
import { databaseEnvironment, roleUrls, type RoleUrls } from '../stack/database.js';
import { childFiles } from '../stack/foundation.js';
import { recordFolder } from '../stack/orphans.js';
import { postgresBinaries } from './binaries.js';
import { adminUrl, clusterChild, ensureCluster } from './cluster.js';
import { clusterLocation } from './location.js';
import { unprivilegedUser } from './run-as.js';
import { clearStaleServer } from './stale.js';

const RECOVERY_MS = 1_800_000;

/** The PostgreSQL of a data folder without anything beside it: nobody writes but who is asked to. */
export interface PostgresOfHome {
  readonly urls: RoleUrls;
  /** What the programs of `infra/db` and the product's commands are told about it. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/**
 * Starts the cluster of a data folder alone on a free port, with the folder's own secrets; resolves when it takes
 * connections, which a server in recovery does too. The caller holds the folder: no stack may run on it. Recovery may
 * take its time before the first connection.
 */
export async function startPostgresOfHome(home: string): Promise<PostgresOfHome> {
  const user = unprivilegedUser();
  const secrets = loadSecrets(home);
  const cluster = {
    binaries: postgresBinaries(user),
    dataDir: clusterLocation(home, user).dataDir,
    port: await freePort(),
    password: secrets.postgresPassword,
    user,
    durable: true,
  };
  await clearStaleServer(cluster.dataDir);
  await ensureCluster(cluster);
  const files = childFiles(home, 'postgres');
  const child = new ManagedChild(clusterChild(cluster, files), () => undefined);
  const guardian = new Guardian({ records: recordFolder(home), home });
  const stop = async (): Promise<void> => {
    await child.stop();
    await guardian.dismiss();
  };
  try {
    child.start();
    await child.waitReady(RECOVERY_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  const urls = roleUrls(adminUrl(cluster), secrets);
  return { urls, env: databaseEnvironment(urls, secrets), stop };
}
