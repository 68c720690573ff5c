import { percentile } from './statistics.js';

export interface Timed {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of this process for each, so that a busy machine does not count. */
  readonly cpuMs: number;
}

/** Does something `times` times, one after the other, after a few that do not count. */
export async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<Timed> {
  const warmUps = Math.max(3, Math.floor(times / 10));
  for (let n = 0; n < warmUps; n++) await work(n);
  const samples: number[] = [];
  const before = process.cpuUsage();
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    await work(n);
    samples.push(performance.now() - begun);
  }
  const { user, system } = process.cpuUsage(before);
  return {
    p50Ms: percentile(samples, 50),
    p99Ms: percentile(samples, 99),
    cpuMs: (user + system) / 1_000 / times,
  };
}
