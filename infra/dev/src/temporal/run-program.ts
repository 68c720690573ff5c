import { spawn } from 'node:child_process';

export interface ProgramResult {
  /** Null when it could not be started, was killed or ran out of time. */
  readonly code: number | null;
  readonly output: string;
}

const outputCharsMax = 8_000;

/** Runs a program and keeps the end of what it prints; never throws. */
export function runProgram(
  command: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    // Not the option of `spawn`, whose timer goes on when the program does not exist.
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    let output = '';
    const keep = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-outputCharsMax));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const done = (result: ProgramResult): void => {
      clearTimeout(timer);
      resolve(result);
    };
    child.once('error', (error) => done({ code: null, output: error.message }));
    child.once('close', (code) => done({ code, output: output.trim() }));
  });
}
