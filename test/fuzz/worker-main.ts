import { parentPort, workerData } from 'node:worker_threads';
import { randomOf } from './random.js';
import { targets } from './targets.js';

/** What the worker tells of each input: before it, and of one that crashed. */
export type Told =
  | { readonly kind: 'begins'; readonly input: string; readonly seed: number }
  | { readonly kind: 'crash'; readonly input: string; readonly seed: number; readonly why: string };

interface Given {
  readonly name: string;
  readonly seed: number;
}

/** So many inputs go by between two breaths, in which messages leave. */
const batch = 50;

const { name, seed } = workerData as Given;
const target = targets[name]?.();
if (target === undefined || parentPort === null) throw new Error(`no target ${name}`);
const port = parentPort;
for (let number = seed; ; number++) {
  const input = target.next(randomOf(number));
  port.postMessage({ kind: 'begins', input: input.slice(0, 4_000), seed: number } satisfies Told);
  try {
    await target.check(input);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    port.postMessage({ kind: 'crash', input: input.slice(0, 4_000), seed: number, why } satisfies Told);
  }
  if (number % batch === 0) await new Promise((resolve) => setImmediate(resolve));
}
