import { readFileSync } from 'node:fs';

/**
 * What the environment says of a variable: its value, or what stands in the file that `<name>_FILE` names (secrets that
 * an orchestrator mounts). Undefined when it says nothing. @throws Error for a file that cannot be read.
 */
export function hostValue(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const direct = env[name];
  if (direct !== undefined && direct !== '') return direct;
  const file = env[`${name}_FILE`];
  return file === undefined || file === '' ? undefined : readFileSync(file, 'utf8').trim();
}
