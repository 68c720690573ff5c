import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { processSeconds } from './process-seconds.js';

const pollMs = 10;

/** What one run of a program took. */
export interface WatchedRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  /** User and system time of all of its threads; null where there is no `/proc`. */
  readonly cpuSeconds: number | null;
  /** The most memory that it held at once; null where there is no `/proc`. */
  readonly peakRssMiB: number | null;
}

function look(pid: number): { readonly cpuSeconds: number; readonly peakRssMiB: number } | null {
  try {
    const cpuSeconds = processSeconds(pid);
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // Without a peak it has ended and waits for its parent.
    return peak === undefined || cpuSeconds === null
      ? null
      : { cpuSeconds, peakRssMiB: Number(peak) / 1_024 };
  } catch {
    return null; // It has ended, or this is not Linux.
  }
}

/**
 * Runs a program to its end and watches it: what it had used is read every ten milliseconds, so the last of it may
 * be missing. Its whole output is kept.
 */
export function watchedRun(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<WatchedRun> {
  const begun = performance.now();
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let seen: ReturnType<typeof look> = null;
  const watching = setInterval(() => (seen = look(child.pid ?? 0) ?? seen), pollMs);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      clearInterval(watching);
      reject(error);
    });
    child.once('close', (code) => {
      clearInterval(watching);
      const seconds = (performance.now() - begun) / 1_000;
      resolve({
        code,
        out,
        err,
        seconds,
        cpuSeconds: seen?.cpuSeconds ?? null,
        peakRssMiB: seen?.peakRssMiB ?? null,
      });
    });
  });
}
