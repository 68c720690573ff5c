import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogSigner } from '@vinhdanh/sealing';
import { formatVerifierKey } from '@vinhdanh/transparency-log';

/** Logs that are sealed, by name; each signs under its own. */
const logs = ['record', 'refusals', 'access'];
const defaultOrigin = 'vinhdanh.local';

/** Keys of the logs and of the witnesses that this stack is configured with, one verifier key a line. */
function keyLines(env: NodeJS.ProcessEnv): string[] {
  const seeds = [env['LOG_KEY'], ...(env['LOG_OLD_KEYS'] ?? '').split(',')].filter((seed) => !!seed);
  const origin = env['LOG_ORIGIN'] ?? defaultOrigin;
  const ofLogs = logs.flatMap((log) => createLogSigner(`${origin}/${log}`, seeds as string[]).keys);
  const ofWitnesses = (env['LOG_WITNESSES'] ?? '')
    .split(',')
    .map((line) => line.trim().split(' ')[0] ?? '')
    .filter((key) => key !== '');
  return [...ofLogs.map((key) => formatVerifierKey(key)), ...ofWitnesses];
}

/**
 * Leaves the keys whose signatures count in `keys.txt` of the data folder, as an auditor would have them from
 * elsewhere, and tells the services of it unless they are told of other ones. Answers the environment with it.
 */
export function keepTrustKeys(home: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const file = join(home, 'keys.txt');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${keyLines(env).join('\n')}\n`);
  renameSync(draft, file);
  const told = env['TRUST_KEYS'] !== undefined || env['TRUST_KEYS_FILE'] !== undefined;
  return told ? env : { ...env, TRUST_KEYS_FILE: file };
}
