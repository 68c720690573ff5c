import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readServices, ServicesUnknown } from './service-file.js';

const ownerRole = 'vinhdanh_owner';

function keptPassword(home: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as { ownerPassword?: string })
      .ownerPassword;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The database as the owner of its tables, for what only he may do: where `DATABASE_URL` is, with
 * `DATABASE_OWNER_PASSWORD` or the password that the data folder keeps. @throws ServicesUnknown
 */
export function ownerAddress(home: string, hostEnv: NodeJS.ProcessEnv): string {
  const { DATABASE_URL } = readServices(home, hostEnv, ['DATABASE_URL']);
  const password = hostEnv['DATABASE_OWNER_PASSWORD'] ?? keptPassword(home);
  if (password === undefined) throw new ServicesUnknown(home, ['DATABASE_OWNER_PASSWORD']);
  const url = new URL(DATABASE_URL);
  url.username = ownerRole;
  url.password = encodeURIComponent(password);
  return url.href;
}
