import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a stack must keep between two starts on the same data. */
export interface Secrets {
  readonly postgresPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** 32 bytes in base64; wraps the keys of persons. */
  readonly masterKey: string;
  readonly sessionSecret: string;
  readonly sealerPassword: string;
  readonly auditorPassword: string;
  readonly recorderPassword: string;
  readonly keeperPassword: string;
  readonly projectorPassword: string;
  /** Seed of the log's Ed25519 key, 32 bytes in base64. */
  readonly logKey: string;
}

/**
 * The secrets of a data folder, drawn at its first start and kept in `secrets.json`, readable by its owner alone.
 * Two starts at once get the same ones: the file appears complete or not at all.
 */
export function loadSecrets(home: string): Secrets {
  const file = join(home, 'secrets.json');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    return completed(file, draft);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  writeFileSync(draft, `${JSON.stringify(drawSecrets(), null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return parse(readFileSync(file, 'utf8'), file);
}

/** Secrets that a data folder is too old for are drawn and kept beside its own; the others stay as they are. */
function completed(file: string, draft: string): Secrets {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  if (laterFields.some((field) => kept[field] === undefined)) {
    // An early one that is missing is a fault: drawing it anew would lock people out of their own data.
    parse(readFileSync(file, 'utf8'), file, earlyFields);
    writeFileSync(draft, `${JSON.stringify({ ...drawSecrets(), ...kept }, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  }
  return parse(readFileSync(file, 'utf8'), file);
}

function drawSecrets(): Secrets {
  const password = (): string => randomBytes(24).toString('base64url');
  return {
    postgresPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    masterKey: randomBytes(32).toString('base64'),
    sessionSecret: password(),
    sealerPassword: password(),
    auditorPassword: password(),
    recorderPassword: password(),
    keeperPassword: password(),
    projectorPassword: password(),
    logKey: randomBytes(32).toString('base64'),
  };
}

const earlyFields = [
  'postgresPassword',
  'ownerPassword',
  'appPassword',
  'masterKey',
  'sessionSecret',
] as const;
const laterFields = [
  'sealerPassword',
  'logKey',
  'auditorPassword',
  'recorderPassword',
  'keeperPassword',
  'projectorPassword',
] as const;

function parse(
  text: string,
  file: string,
  fields: readonly string[] = [...earlyFields, ...laterFields],
): Secrets {
  const value: unknown = JSON.parse(text);
  const record = value as Record<string, unknown>;
  for (const field of fields) {
    if (typeof record[field] !== 'string')
      throw new Error(`${file} holds no "${field}": restore it, or start with --reset`);
  }
  return value as Secrets;
}
