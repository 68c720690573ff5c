import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoRoot } from '../paths.js';
import { jestCounts, oneFailed, onePassed, type Counts } from './counts.js';
import type { TestStep } from './steps.js';

// Modules of ECMAScript are an experiment of Node's inside Jest, which says so each time.
const jestProgram = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

/** Runs one step in the open and counts it. Never throws for a failing step. */
export async function runStep(step: TestStep): Promise<Counts> {
  switch (step.kind) {
    case 'program':
      return (await execute([step.script, ...step.args])) === 0 ? onePassed : oneFailed;
    case 'jest':
      return runJest(step.config);
    default:
      return step satisfies never;
  }
}

async function runJest(config: string): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-test-'));
  const report = join(folder, 'report.json');
  try {
    const code = await execute([...jestProgram, '-c', config, '--json', '--outputFile', report]);
    return jestCounts(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Jest crashed before, or in the middle of, writing; the counts make a failure of it.
    return undefined;
  }
}

/** Resolves to the exit code; null when the program was killed or could not be started. */
function execute(args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    // Jest sets NODE_ENV itself; for the compilers it must not be what this process was started with.
    const { NODE_ENV: _, ...env } = process.env;
    const child = spawn(process.execPath, args, {
      cwd: repoRoot,
      env: { ...env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    const done = (code: number | null): void => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code);
    };
    child.once('error', () => done(null));
    child.once('close', (code) => done(code));
  });
}
