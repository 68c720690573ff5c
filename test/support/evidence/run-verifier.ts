import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { repoRoot } from '@vinhdanh/dev';

const run = promisify(execFile);

export interface VerifierRun {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Builds the one file out of today's sources. */
export async function buildVerifierFile(file: string): Promise<void> {
  await run(process.execPath, [join(repoRoot, 'apps/verifier/bundle.mjs'), file]);
}

/** Runs the one file as an inspector does: in its folder, with nothing but `node` on the PATH. */
export async function runVerifierFile(
  folder: string,
  args: readonly string[],
  program = 'verify.mjs',
): Promise<VerifierRun> {
  const options = { cwd: folder, env: { PATH: dirname(process.execPath) }, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout, stderr } = await run('node', [program, ...args], options);
    return { code: 0, out: stdout, error: stderr };
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, error: stderr };
  }
}
