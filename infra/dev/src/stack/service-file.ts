import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a command that works beside the services has to know; where they are, and how to come in. */
const shared = [
  'DATABASE_URL',
  'DATABASE_SEALER_URL',
  'DATABASE_AUDITOR_URL',
  'DATABASE_KEEPER_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'FILES_DIR',
  'MASTER_KEY',
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
 * word of. @throws ServicesUnknown that names what is missing of `needed`.
 */
export function readServices<N extends ServiceName>(
  home: string,
  hostEnv: NodeJS.ProcessEnv,
  needed: readonly N[],
): Readonly<Record<N, string>> {
  const left = readLeft(home);
  const found = needed.map((name) => [name, hostEnv[name] ?? left[name]] as const);
  const missing = found.filter(([, value]) => value === undefined || value === '').map(([name]) => name);
  if (missing.length > 0) throw new ServicesUnknown(home, missing);
  return Object.fromEntries(found) as Record<N, string>;
}

/** Where one service is, if anything says so. */
export const findService = (home: string, hostEnv: NodeJS.ProcessEnv, name: ServiceName): string | null =>
  (hostEnv[name] ?? readLeft(home)[name]) || null;

function readLeft(home: string): Readonly<Record<string, string | undefined>> {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
