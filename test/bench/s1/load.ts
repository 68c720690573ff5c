import { percentile } from '../measure/statistics.js';

/** What one round of one mode came to. Times in milliseconds. */
export interface LoadResult {
  readonly cases: number;
  readonly decisions: number;
  readonly seconds: number;
  readonly ackP50Ms: number;
  readonly ackP99Ms: number;
}

/** Carries one case from its start through five decisions; calls `acknowledged` with each decision's latency. */
export type CarryCase = (n: number, acknowledged: (latencyMs: number) => void) => Promise<void>;

const result = (cases: number, seconds: number, latencies: readonly number[]): LoadResult => ({
  cases,
  decisions: latencies.length,
  seconds,
  ackP50Ms: percentile(latencies, 50),
  ackP99Ms: percentile(latencies, 99),
});

/** `clients` at once, each waits for its answer before it asks again, until `cases` have ended. */
export async function closedLoop(cases: number, clients: number, carry: CarryCase): Promise<LoadResult> {
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  const client = async () => {
    while (next < cases) await carry(next++, (ms) => latencies.push(ms));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return result(cases, (performance.now() - started) / 1000, latencies);
}

/** The five decisions of a prepared case, one call each, so that their moments can be set from outside. */
export type Decide = () => Promise<void>;

/**
 * Offers `decisionsPerSecond` decisions at fixed moments, whether or not earlier ones have been answered, and
 * takes each latency from the moment that was intended: a queue is not hidden by a client that waits.
 * The decisions of one case keep their order: one that falls due early waits for the one before it, on the clock.
 */
export async function openLoop(
  prepared: readonly (readonly Decide[])[],
  decisionsPerSecond: number,
): Promise<LoadResult> {
  const latencies: number[] = [];
  const steps = Math.max(...prepared.map((decisions) => decisions.length));
  const gapMs = 1000 / decisionsPerSecond;
  const tails = prepared.map(() => Promise.resolve());
  const started = performance.now();
  let slot = 0;
  for (let step = 0; step < steps; step++) {
    for (const [index, decisions] of prepared.entries()) {
      const decide = decisions[step];
      if (decide === undefined) continue;
      const intended = started + slot++ * gapMs;
      const wait = intended - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      tails[index] = (tails[index] as Promise<void>)
        .then(decide)
        .then(() => void latencies.push(performance.now() - intended));
    }
  }
  await Promise.all(tails);
  return result(prepared.length, (performance.now() - started) / 1000, latencies);
}
