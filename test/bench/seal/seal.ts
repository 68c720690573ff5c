import { machine, type BenchReport, type BenchRow } from '../measure/report.js';
import { spread } from '../measure/statistics.js';
import { sealBacklogs } from './backlog.js';
import { s1AndSealer, sealerModes, type SealerMode, type SealerRound } from './s1-and-sealer.js';

export interface SealOptions {
  readonly events: number;
  readonly rounds: number;
  readonly cases: number;
  readonly clients: number;
}

const known = (values: readonly (number | null)[]) => {
  const all = values.filter((value) => value !== null);
  return all.length === 0 ? null : spread(all);
};

const loadRow = (mode: SealerMode, rounds: readonly SealerRound[]): BenchRow => ({
  name: `S1 http-closed, ${mode} the sealer`,
  casesPerSecond: spread(rounds.map(({ cases, seconds }) => cases / seconds)),
  ackP50Ms: spread(rounds.map(({ ackP50Ms }) => ackP50Ms)),
  ackP99Ms: spread(rounds.map(({ ackP99Ms }) => ackP99Ms)),
  cpuMsPerCase: known(
    rounds.map(({ cpuSeconds, cases }) => (cpuSeconds === null ? null : (cpuSeconds * 1e3) / cases)),
  ),
  sealerBackendCpuMsPerCase: known(
    rounds.map(({ backendCpuSeconds, cases }) =>
      backendCpuSeconds === null ? null : (backendCpuSeconds * 1e3) / cases,
    ),
  ),
});

function delayRow(rounds: readonly SealerRound[]): BenchRow {
  const delays = rounds.map(({ delay }) => delay).filter((delay) => delay !== null);
  return {
    name: 'from commit to sealed, under S1',
    events: delays.reduce((sum, { events }) => sum + events, 0),
    delayP50Ms: spread(delays.map(({ p50Ms }) => p50Ms)),
    delayP99Ms: spread(delays.map(({ p99Ms }) => p99Ms)),
    delayMaxMs: spread(delays.map(({ maxMs }) => maxMs)),
  };
}

/** How fast a backlog is sealed, how long an event waits for its number under S1's load, and what that costs S1. */
export async function runSeal({ events, rounds, cases, clients }: SealOptions): Promise<BenchReport> {
  const backlogs = await sealBacklogs(events, rounds);
  const loads = await s1AndSealer({ rounds, cases, clients });
  return {
    machine: machine(),
    rows: [
      {
        name: 'backlog',
        events,
        eventsPerSecond: spread(backlogs.map((each) => each.events / each.seconds)),
        sealerCpuMicrosPerEvent: spread(backlogs.map(({ sealerCpuMicros }) => sealerCpuMicros)),
        databaseCpuMicrosPerEvent: known(backlogs.map(({ databaseCpuMicros }) => databaseCpuMicros)),
      },
      delayRow(loads.with),
      ...sealerModes.map((mode) => loadRow(mode, loads[mode])),
    ],
  };
}
