import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Another program of this bench, in a process of its own, as it would be in production. */
export interface ChildProgram {
  readonly pid: number;
  /** What the program sends when it has done its work. @throws Error when it ends without. */
  readonly result: Promise<unknown>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/** Starts `name`, compiled beside this file, with `input` as its only argument. */
export function startProgram(name: string, input: unknown): ChildProgram {
  const child: ChildProcess = fork(
    fileURLToPath(new URL(`./${name}.js`, import.meta.url)),
    [JSON.stringify(input)],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  const result = new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`${name} ended with ${code ?? signal} before its work was done`)),
    );
  });
  result.catch(() => undefined); // Only who waits for it wants to hear of it.
  return {
    pid: child.pid ?? 0,
    result,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The only argument of a program started by `startProgram`. */
export const programInput = <T>(): T => JSON.parse(process.argv[2] ?? 'null') as T;
