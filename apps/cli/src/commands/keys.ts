import { readServices } from '@vinhdanh/dev';
import { createKeyKeeper, createKeyWrapper, rotateKeys } from '@vinhdanh/journal-postgres';
import { commandPool } from '../erasure-parts.js';
import { keyList } from '../key-list.js';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';

const usage = `usage: vinhdanh keys rotate

MASTER_KEY (or MASTER_KEY_FILE) is the new master key, MASTER_OLD_KEYS (or MASTER_OLD_KEYS_FILE) the old one. Every
service has to read both before: first add the new key to MASTER_OLD_KEYS everywhere, then make it MASTER_KEY and the
old one MASTER_OLD_KEYS, then run this, then take the old one away.`;

/** `keys rotate`: safe to repeat, and while services run. Exit code 0 when every key is under MASTER_KEY. */
export async function keysCommand(args: readonly string[], around: Surroundings): Promise<number> {
  if (args.length !== 1 || args[0] !== 'rotate') throw new UsageError(usage);
  const { home, env } = around;
  const services = readServices(home, env, ['DATABASE_KEEPER_URL', 'MASTER_KEY'], ['MASTER_OLD_KEYS']);
  const wrapper = createKeyWrapper(services.MASTER_KEY, keyList(services.MASTER_OLD_KEYS));
  const pool = commandPool(services.DATABASE_KEEPER_URL);
  try {
    const { keys, wrapped } = await rotateKeys(createKeyKeeper(pool), wrapper, (done) =>
      around.progress(`${done.keys} keys looked at, ${done.wrapped} wrapped anew`),
    );
    around.say(`keys: ${keys} keys of persons, ${wrapped} wrapped anew, all under the master key of now`);
    return 0;
  } finally {
    await pool.end();
  }
}
