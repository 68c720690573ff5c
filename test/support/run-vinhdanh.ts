import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { repoRoot } from '@vinhdanh/dev';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The product's own command, as an operator runs it; without what the bootstrap says of its steps. */
export const runVinhdanh = (env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(repoRoot, 'apps/cli/bin/vinhdanh.mjs'), ...args],
      { cwd: repoRoot, env: { ...process.env, ...env } },
      (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code), out: out.replace(/^[✓…] .*\n/gm, ''), err }),
    );
  });
