import pg from 'pg';
import { startStack, type Stack } from '@vinhdanh/dev';
import { createLogSigner, sealedLogs, sealLock, Sealer } from '@vinhdanh/sealing';
import { databaseUrl } from '../../support/database-url.js';
import { Journeys } from '../../support/journeys.js';
import { Office } from '../../support/office.js';
import { until } from '../../support/until.js';
import { processSeconds, secondsSince } from '../measure/process-seconds.js';
import { processorSeconds } from '../measure/processor-time.js';
import { catchUp } from '../s1/catch-up.js';
import { carryOverHttp } from '../s1/http-mode.js';
import { closedLoop, type LoadResult } from '../s1/load.js';
import { learnScript, type Script } from '../s1/script.js';
import { nextNumber, sealDelay, type SealDelay } from './seal-delay.js';
import { databasePool } from '../../support/database-pool.js';

export const sealerModes = ['with', 'without'] as const;
export type SealerMode = (typeof sealerModes)[number];

export interface SealerRound extends LoadResult {
  /** Of everything that runs for the product, load generator included, until all is sealed (`with`). */
  readonly cpuSeconds: number | null;
  /** Of the sealer's back end in the database. */
  readonly backendCpuSeconds: number | null;
  /** Null without the sealer. */
  readonly delay: SealDelay | null;
}

interface World {
  readonly stack: Stack;
  readonly admin: pg.Pool;
  readonly sealer: pg.Client;
  readonly script: Script;
  readonly journeys: Journeys;
}

/** Only asks whether anything waits; who signs does not matter. */
const lookers = sealedLogs.map(
  (log) => new Sealer(createLogSigner('nobody/signs', [Buffer.alloc(32).toString('base64')]), log),
);

const drained = ({ sealer }: World): Promise<unknown> =>
  until('everything to get its number', 300_000, async () => {
    for (const looker of lookers) if (await looker.hasNews(sealer)) return false;
    return true;
  });

/** Keeps the sealer out of its logs while `work` runs: it looks, finds them held, and writes nothing. */
async function held<T>({ admin }: World, work: () => Promise<T>): Promise<T> {
  const client = await admin.connect();
  try {
    for (const { lock } of sealedLogs)
      await client.query('SELECT pg_advisory_lock($1, $2)', [sealLock, lock]);
    return await work();
  } finally {
    client.release(true); // The locks go with the session.
  }
}

async function backendOf({ admin }: World): Promise<number> {
  const { rows } = await admin.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'vinhdanh-sealer'`,
  );
  return rows[0]?.pid ?? 0;
}

const rootsOf = ({ stack }: World): number[] => [
  process.pid,
  ...(['postgres', 'temporal', 'worker', 'api'] as const)
    .map((name) => stack.child(name).pid ?? 0)
    .filter((pid) => pid > 0),
];

async function load(world: World, mode: SealerMode, cases: number, clients: number): Promise<SealerRound> {
  const from = await nextNumber(world.admin);
  const pid = await backendOf(world);
  const cpuBefore = processorSeconds(rootsOf(world));
  const backendBefore = processSeconds(pid);
  const result = await closedLoop(cases, clients, carryOverHttp(world.script));
  if (mode === 'with') await drained(world);
  const cpuAfter = processorSeconds(rootsOf(world));
  return {
    ...result,
    cpuSeconds: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
    backendCpuSeconds: secondsSince(pid, backendBefore),
    delay: mode === 'with' ? await sealDelay(world.admin, from) : null,
  };
}

async function round(world: World, mode: SealerMode, cases: number, clients: number): Promise<SealerRound> {
  const work = () => load(world, mode, cases, clients);
  const result = mode === 'with' ? await work() : await held(world, work);
  // What the other mode must not have to pay for.
  await drained(world);
  await catchUp(world.admin, world.journeys.client);
  return result;
}

/**
 * S1's closed loop over HTTP with the worker's sealer at work and with it kept out, round by round in turn. The first
 * round of each, which warms everything up, is left out.
 */
export async function s1AndSealer(options: {
  readonly rounds: number;
  readonly cases: number;
  readonly clients: number;
}): Promise<Readonly<Record<SealerMode, SealerRound[]>>> {
  const stack = await startStack({
    temporalPage: false,
    env: { LOG_LEVEL: 'warn', JOURNEY_CHECK_MINUTES: '0' },
    postgresSettings: { track_commit_timestamp: 'on' },
  });
  const admin = databasePool({ connectionString: databaseUrl(stack), max: 3 });
  const sealer = new pg.Client({ connectionString: stack.databaseUrls.sealer });
  const office = await Office.open(stack.apiUrl, options.clients);
  const journeys = await Journeys.connect(stack.temporalAddress, stack.namespace);
  const results: Record<SealerMode, SealerRound[]> = { with: [], without: [] };
  try {
    await sealer.connect();
    const world: World = { stack, admin, sealer, script: await learnScript(office), journeys };
    for (let number = 0; number <= options.rounds; number++)
      for (const mode of number % 2 === 0 ? sealerModes : sealerModes.toReversed()) {
        const result = await round(world, mode, options.cases, options.clients);
        const { delay } = result;
        process.stdout.write(
          `${number === 0 ? 'warm-up' : `round ${number}/${options.rounds}`}  S1 ${mode.padEnd(7)} the sealer:` +
            ` ${(result.cases / result.seconds).toFixed(1)} cases/s,` +
            ` CPU ${(((result.cpuSeconds ?? Number.NaN) / result.cases) * 1e3).toFixed(2)} ms a case` +
            (delay === null
              ? '\n'
              : `; sealed ${delay.p50Ms.toFixed(0)} ms after the commit (p99 ${delay.p99Ms.toFixed(0)} ms)\n`),
        );
        if (number > 0) results[mode].push(result);
      }
    return results;
  } finally {
    office.close();
    await journeys.close();
    await sealer.end();
    await admin.end();
    await stack.stop();
  }
}
