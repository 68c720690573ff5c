import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a stack must keep between two starts on the same data. */
export interface Secrets {
  readonly postgresPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** 32 bytes in base64; wraps the keys of persons. */
  readonly masterKey: string;
  readonly sessionSecret: string;
}

/**
 * The secrets of a data folder, drawn at its first start and kept in `secrets.json`, readable by its owner alone.
 * Two starts at once get the same ones: the file appears complete or not at all.
 */
export function loadSecrets(home: string): Secrets {
  const file = join(home, 'secrets.json');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    return parse(readFileSync(file, 'utf8'), file);
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

function drawSecrets(): Secrets {
  const password = (): string => randomBytes(24).toString('base64url');
  return {
    postgresPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    masterKey: randomBytes(32).toString('base64'),
    sessionSecret: password(),
  };
}

const fields = ['postgresPassword', 'ownerPassword', 'appPassword', 'masterKey', 'sessionSecret'] as const;

function parse(text: string, file: string): Secrets {
  const value: unknown = JSON.parse(text);
  const record = value as Record<string, unknown>;
  for (const field of fields) {
    if (typeof record[field] !== 'string')
      throw new Error(`${file} holds no "${field}": restore it, or start with --reset`);
  }
  return value as Secrets;
}
