import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { lastLines } from './log-tail.js';
import { repoRoot } from '../paths.js';

export interface RunToEnd {
  readonly name: string;
  /** A program of this repository, run by this very Node. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a program that ends by itself; throws with its last lines when it does not end well. */
export function runToEnd(run: RunToEnd): Promise<void> {
  mkdirSync(dirname(run.logFile), { recursive: true });
  const log = openSync(run.logFile, 'a');
  return new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [run.script, ...(run.args ?? [])], {
      cwd: repoRoot,
      env: run.env,
      detached: true,
      stdio: ['ignore', log, log],
      ...(run.signal ? { signal: run.signal } : {}),
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      const lines = lastLines(run.logFile, 25).map((line) => `  | ${line}`);
      reject(
        new Error(
          [`${run.name} ended with ${code ?? signal}`, `last lines of ${run.logFile}:`, ...lines].join('\n'),
        ),
      );
    });
  }).finally(() => closeSync(log));
}
