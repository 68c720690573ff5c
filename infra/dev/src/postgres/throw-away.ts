import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { freePort } from '../ports.js';
import { Guardian } from '../process/guardian.js';
import { ManagedChild } from '../process/managed-child.js';
import { databaseEnvironment, migrate, roleUrls, type RoleUrls } from '../stack/database.js';
import { postgresBinaries } from './binaries.js';
import { adminUrl, clusterChild, ensureCluster } from './cluster.js';
import { reachableRoot } from './reachable-root.js';
import { canReach, unprivilegedUser } from './run-as.js';

/** A PostgreSQL of a test's own, empty but for the migrations, gone with `stop()`. */
export interface ThrowAwayPostgres {
  readonly urls: RoleUrls;
  /** What the programs of `infra/db` are told about it. */
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface ThrowAwayOptions {
  /** Apply the migrations of `infra/db` (default). They have to be built. */
  readonly migrate?: boolean;
  /** Write to the disk as in production; off by default, since nothing is to survive. */
  readonly durable?: boolean;
  /** Settings of PostgreSQL beside the usual ones, by name. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a cluster in a temporary folder on a free port. Stop it, whatever else happens. */
export async function startPostgresOnly(options: ThrowAwayOptions = {}): Promise<ThrowAwayPostgres> {
  const user = unprivilegedUser();
  const parent = canReach(tmpdir(), user) ? tmpdir() : reachableRoot(user);
  const folder = mkdtempSync(join(parent, 'vinhdanh-postgres-'));
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  const password = randomBytes(18).toString('base64url');
  const cluster = {
    binaries: postgresBinaries(user),
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password,
    user,
    durable: options.durable ?? false,
    settings: options.settings,
  };
  const files = { logFile: join(folder, 'postgres.log'), recordFile: join(folder, 'run', 'postgres.json') };
  const child = new ManagedChild(clusterChild(cluster, files), () => undefined);
  const guardian = new Guardian({ records: join(folder, 'run'), remove: [folder] });
  const stop = async (): Promise<void> => {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
    await guardian.dismiss();
  };
  try {
    await ensureCluster(cluster);
    child.start();
    await child.waitReady();
    const secrets = {
      ownerPassword: password,
      appPassword: password,
      sealerPassword: password,
      auditorPassword: password,
      recorderPassword: password,
      keeperPassword: password,
      projectorPassword: password,
    };
    const urls = roleUrls(adminUrl(cluster), secrets);
    if (options.migrate ?? true) await migrate(urls, secrets, join(folder, 'migrate.log'));
    const env = databaseEnvironment(urls, secrets);
    return { urls, env, port: cluster.port, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
