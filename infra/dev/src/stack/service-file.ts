import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostValue } from './host-value.js';

/** What a command that works beside the services has to know; where they are, and how to come in. */
const shared = [
  'DATABASE_URL',
  'DATABASE_SEALER_URL',
  'DATABASE_AUDITOR_URL',
  'DATABASE_KEEPER_URL',
  'DATABASE_PROJECTOR_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'FILES_DIR',
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_REGION',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'MASTER_KEY',
  'MASTER_OLD_KEYS',
  'TENANT',
  'LOG_ORIGIN',
  'LOG_WITNESSES',
] as const;
export type ServiceName = (typeof shared)[number];

const fileOf = (home: string): string => join(home, 'services.json');

/** Leaves word of where the services of a data folder are; readable by its owner alone. */
export function writeServiceFile(home: string, env: NodeJS.ProcessEnv): void {
  const kept = Object.fromEntries(shared.map((name) => [name, env[name]]));
  const draft = `${fileOf(home)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(home));
}

/** Thrown when neither the environment nor a data folder says where a service is. */
export class ServicesUnknown extends Error {
  constructor(home: string, missing: readonly string[]) {
    super(
      `Nothing has been started on ${home}, and the environment does not say: ${missing.join(', ')}.\n` +
        'Start the system with npm start (in another terminal), or set these variables.',
    );
  }
}

/**
 * Where the services are: what the environment says, and for the rest what the last start on the data folder left
 * word of. @throws ServicesUnknown that names what is missing of `needed`; what is `wanted` may be missing.
 */
export function readServices<N extends ServiceName, W extends ServiceName = never>(
  home: string,
  hostEnv: NodeJS.ProcessEnv,
  needed: readonly N[],
  wanted: readonly W[] = [],
): Readonly<Record<N, string>> & Readonly<Partial<Record<W, string>>> {
  const left = readLeft(home);
  const find = (name: ServiceName): string | undefined => hostValue(hostEnv, name) ?? left[name];
  const missing = needed.filter((name) => (find(name) ?? '') === '');
  if (missing.length > 0) throw new ServicesUnknown(home, missing);
  const found = [...needed, ...wanted].map((name) => [name, find(name)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Record<N | W, string>;
}

/** Where one service is, if anything says so. */
export const findService = (home: string, hostEnv: NodeJS.ProcessEnv, name: ServiceName): string | null =>
  (hostValue(hostEnv, name) ?? readLeft(home)[name]) || null;

function readLeft(home: string): Readonly<Record<string, string | undefined>> {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
