import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { ChildSpec } from '../process/managed-child.js';
import type { PostgresBinaries } from './binaries.js';
import type { RunAs } from './run-as.js';

/** The name of the database's creator and administrator in the embedded server. */
export const superuser = 'postgres';

export interface ClusterOptions {
  readonly binaries: PostgresBinaries;
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  readonly user: RunAs | undefined;
  /** False only for a throw-away cluster of a test: nothing of it has to outlive the machine's power. */
  readonly durable: boolean;
  /** Settings of PostgreSQL beside ours, by name: an archive for a drill, say. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

const initdbTimeoutMs = 120_000;
const connectionsMax = 150;

/** Creates the cluster when it is not there yet. A half-made one, left by a kill, is made anew. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { dataDir } = options;
  if (existsSync(join(dataDir, 'vinhdanh-cluster'))) return;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  own(dataDir, options.user);
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  own(passwordFile, options.user);
  try {
    await runInitdb(options, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(dataDir, 'vinhdanh-cluster'), `${options.binaries.version}\n`);
}

/** How to run the cluster as a supervised child on 127.0.0.1. */
export function clusterChild(
  options: ClusterOptions,
  files: Pick<ChildSpec, 'logFile' | 'recordFile'>,
): ChildSpec {
  const settings = {
    port: options.port,
    listen_addresses: '127.0.0.1',
    // A socket's path is limited to about a hundred bytes, which a deep folder exceeds; TCP serves everybody.
    unix_socket_directories: '',
    max_connections: connectionsMax,
    shared_buffers: '128MB',
    fsync: options.durable ? 'on' : 'off',
    synchronous_commit: options.durable ? 'on' : 'off',
    full_page_writes: options.durable ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    ...options.settings,
  };
  return {
    name: 'postgres',
    command: join(options.binaries.root, 'bin', 'postgres'),
    args: [
      '-D',
      options.dataDir,
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    env: childEnvironment(options.dataDir),
    cwd: options.dataDir,
    ...(options.user ? { runAs: { uid: options.user.uid, gid: options.user.gid } } : {}),
    ...files,
    ready: () => canConnect(adminUrl(options)),
    readyTimeoutMs: 60_000,
    // SIGINT is PostgreSQL's "fast shutdown": sessions are ended, a checkpoint is written.
    stopSignal: 'SIGINT',
    stopTimeoutMs: 20_000,
  };
}

/** The administrator's address of the cluster, in the maintenance database. */
export function adminUrl(options: Pick<ClusterOptions, 'port' | 'password'>): string {
  return `postgres://${superuser}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
}

/** True when the server takes a connection and answers a query. */
export async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  // An error between two queries would otherwise be thrown at nobody.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } finally {
    await client.end();
  }
}

function own(path: string, user: RunAs | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}

function childEnvironment(dataDir: string): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'TMPDIR'];
  const env: NodeJS.ProcessEnv = { HOME: dataDir, LC_ALL: 'C' };
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

function runInitdb(options: ClusterOptions, passwordFile: string): Promise<void> {
  const args = [
    ['-D', options.dataDir],
    ['-U', superuser],
    ['--pwfile', passwordFile],
    ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
    // The same order of texts on every machine; Vietnamese order is asked for by column.
    ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    options.durable ? [] : ['--no-sync'],
  ].flat();
  return new Promise((resolve, reject) => {
    const child = spawn(join(options.binaries.root, 'bin', 'initdb'), args, {
      cwd: dirname(options.dataDir),
      env: childEnvironment(options.dataDir),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: initdbTimeoutMs,
      ...(options.user ? { uid: options.user.uid, gid: options.user.gid } : {}),
    });
    let output = '';
    const keep = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-4_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`initdb ended with ${code ?? signal}:\n${output.trim()}`)),
    );
  });
}
