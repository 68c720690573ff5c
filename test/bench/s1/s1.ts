import type pg from 'pg';
import { startStack, type Stack } from '@vinhdanh/dev';
import { databaseUrl } from '../../support/database-url.js';
import { Journeys } from '../../support/journeys.js';
import { Office } from '../../support/office.js';
import { RecordReader } from '../../support/record.js';
import { databaseCosts } from '../measure/database-costs.js';
import { processorSeconds } from '../measure/processor-time.js';
import { machine, type BenchReport, type BenchRow } from '../measure/report.js';
import { spread } from '../measure/statistics.js';
import { catchUp } from './catch-up.js';
import { CountingPool } from './counting-pool.js';
import { carryInProcess, carryRows, handlerParts, preparedRows, type HandlerParts } from './handler-mode.js';
import { carryOverHttp, preparedOverHttp } from './http-mode.js';
import { closedLoop, openLoop, type LoadResult } from './load.js';
import { learnScript, type Script } from './script.js';
import { temporalUpdates } from './temporal-update.js';
import { databasePool } from '../../support/database-pool.js';

export interface S1Options {
  readonly rounds: number;
  /** Cases per round and mode; Temporal's own mode has `updateCases`. */
  readonly cases: number;
  readonly updateCases: number;
  readonly clients: number;
}

/** What one round of one mode came to, costs included; null where a mode has no such cost to count. */
interface Measured extends LoadResult {
  readonly commits: number;
  readonly walBytes: number;
  readonly roundTrips: number | null;
  readonly processorSeconds: number | null;
  readonly catchUpSeconds: number | null;
}

interface Bench {
  readonly stack: Stack;
  readonly script: Script;
  readonly parts: HandlerParts;
  readonly counting: CountingPool;
  readonly admin: pg.Pool;
  readonly journeys: Journeys;
  readonly options: S1Options;
}

const modes = ['http-closed', 'http-open', 'in-process', 'temporal-update', 'floor'] as const;
type Mode = (typeof modes)[number];

const roots = (bench: Bench): number[] =>
  [
    process.pid,
    ...(['postgres', 'temporal', 'worker', 'api'] as const).map((name) => bench.stack.child(name).pid ?? 0),
  ].filter((pid) => pid > 0);

/** Runs one load between two readings of the counters; the journeys' catching up is part of the costs. */
async function measured(
  bench: Bench,
  load: () => Promise<LoadResult>,
  options: { journeys: boolean; counted: boolean },
): Promise<Measured> {
  const before = await databaseCosts(bench.admin);
  const processorBefore = processorSeconds(roots(bench));
  const tripsBefore = bench.counting.roundTrips;
  const result = await load();
  const roundTrips = options.counted ? bench.counting.roundTrips - tripsBefore : null;
  const catchUpSeconds = options.journeys ? await catchUp(bench.admin, bench.journeys.client) : null;
  const after = await databaseCosts(bench.admin);
  const processorAfter = processorSeconds(roots(bench));
  return {
    ...result,
    commits: after.commits - before.commits,
    walBytes: after.walBytes - before.walBytes,
    roundTrips,
    processorSeconds:
      processorBefore === null || processorAfter === null ? null : processorAfter - processorBefore,
    catchUpSeconds,
  };
}

async function round(bench: Bench, mode: Mode, number: number, offeredPerSecond: number): Promise<Measured> {
  const { script, parts, options, stack } = bench;
  switch (mode) {
    case 'http-closed':
      return measured(bench, () => closedLoop(options.cases, options.clients, carryOverHttp(script)), {
        journeys: true,
        counted: false,
      });
    case 'http-open': {
      const prepared = await preparedOverHttp(script, options.cases);
      return measured(bench, () => openLoop(prepared, offeredPerSecond), { journeys: true, counted: false });
    }
    case 'in-process':
      return measured(
        bench,
        () => closedLoop(options.cases, options.clients, carryInProcess(parts, script)),
        { journeys: true, counted: true },
      );
    case 'temporal-update': {
      const updates = await temporalUpdates(
        stack.temporalAddress,
        stack.namespace,
        `bench-${number}-${Date.now()}`,
      );
      try {
        return await measured(bench, () => closedLoop(options.updateCases, options.clients, updates.carry), {
          journeys: false,
          counted: false,
        });
      } finally {
        await updates.close();
      }
    }
    case 'floor': {
      const prepared = await preparedRows(parts, script, options.cases);
      return measured(bench, () => closedLoop(options.cases, options.clients, carryRows(parts, prepared)), {
        journeys: true,
        counted: true,
      });
    }
  }
}

function rowOf(name: Mode, rounds: readonly Measured[]): BenchRow {
  const over = (figure: (r: Measured) => number | null) => {
    const values = rounds.map(figure).filter((value) => value !== null);
    return values.length === 0 ? null : spread(values);
  };
  return {
    name,
    casesPerSecond: over((r) => r.cases / r.seconds),
    decisionsPerSecond: over((r) => r.decisions / r.seconds),
    ackP50Ms: over((r) => r.ackP50Ms),
    ackP99Ms: over((r) => r.ackP99Ms),
    commitsPerCase: over((r) => r.commits / r.cases),
    roundTripsPerCase: over((r) => (r.roundTrips === null ? null : r.roundTrips / r.cases)),
    walBytesPerCase: over((r) => r.walBytes / r.cases),
    cpuSecondsPerCase: over((r) => (r.processorSeconds === null ? null : r.processorSeconds / r.cases)),
    journeyCatchUpSeconds: over((r) => r.catchUpSeconds),
  };
}

/** After all rounds: every stream's chain is whole, and no case of the measured path is left half-way. */
async function correct(bench: Bench): Promise<void> {
  const reader = new RecordReader(databaseUrl(bench.stack), bench.stack.secrets.masterKey);
  try {
    const cases = await reader.cases();
    const broken = cases.filter((recorded) => !recorded.verification.ok);
    const open = cases.filter(
      (recorded) => recorded.state.status === 'open' && recorded.state.facts?.awardKind === 'S1',
    );
    if (broken.length > 0 || open.length > 0)
      throw new Error(`${broken.length} broken chains, ${open.length} unfinished cases`);
    process.stdout.write(`checked: ${cases.length} cases, every chain whole, every case concluded\n`);
  } finally {
    await reader.close();
  }
}

/** Scenario S1: approval in five human steps, five modes in interleaved rounds, relay and worker running throughout. */
export async function runS1(options: S1Options): Promise<BenchReport> {
  const stack = await startStack({
    temporalPage: false,
    services: { audit: false },
    env: { LOG_LEVEL: 'warn' },
  });
  const admin = databasePool({ connectionString: databaseUrl(stack), max: 2 });
  const counting = new CountingPool({ connectionString: stack.databaseUrls.app, max: 12 });
  const office = await Office.open(stack.apiUrl, options.clients);
  const journeys = await Journeys.connect(stack.temporalAddress, stack.namespace);
  try {
    const script = await learnScript(office);
    const parts = await handlerParts(
      counting,
      stack.serviceEnv.TENANT ?? '',
      stack.secrets.masterKey,
      script.unit,
    );
    const bench: Bench = { stack, script, parts, counting, admin, journeys, options };
    const results = Object.fromEntries(modes.map((mode) => [mode, [] as Measured[]])) as Record<
      Mode,
      Measured[]
    >;
    // One round before the first that counts: caches, plans and the compiler are warm in every mode.
    for (let number = 0; number <= options.rounds; number++) {
      let offered = 100;
      for (const mode of modes) {
        const result = await round(bench, mode, number, offered);
        if (mode === 'http-closed') offered = (result.decisions / result.seconds) * 0.6;
        const label = number === 0 ? 'warm-up' : `round ${number}/${options.rounds}`;
        process.stdout.write(
          `${label.padEnd(10)} ${mode.padEnd(16)} ${(result.cases / result.seconds).toFixed(1).padStart(7)} cases/s  p50 ${result.ackP50Ms.toFixed(1)} ms  p99 ${result.ackP99Ms.toFixed(1)} ms  catch-up ${result.catchUpSeconds?.toFixed(1) ?? '–'} s\n`,
        );
        if (number > 0) results[mode].push(result);
      }
    }
    await correct(bench);
    return { machine: machine(), rows: modes.map((mode) => rowOf(mode, results[mode])) };
  } finally {
    office.close();
    await journeys.close();
    await counting.end();
    await admin.end();
    await stack.stop();
  }
}
