import type pg from 'pg';
import { raiseEpoch } from '@vinhdanh/db';
import { startPostgresOnly, type ThrowAwayPostgres } from '@vinhdanh/dev';
import { createLogSigner, readLogState, recordLog, refusalLog } from '@vinhdanh/sealing';
import { writeSmallOffice } from '../../integration/store/support/small-office.js';
import { copyRecord } from '../../support/logical-copy.js';
import { checkLog } from '../../support/sealing/check-log.js';
import { writeLate, type Acknowledged, type Written } from '../../support/sealing/late-writers.js';
import { Sealers, type SealerNote } from '../../support/sealing/sealers.js';
import { SeededRandom } from '../../support/seeded-random.js';
import { until } from '../../support/until.js';
import type { SealOptions } from './options.js';
import { commitElsewhere, prepareElsewhere } from './prepared.js';
import { databasePool } from '../../support/database-pool.js';

const origin = 'vinhdanh.test/lam-giang';
const seeds = [Buffer.alloc(32, 7).toString('base64')];
const keysOf = (log: string) => createLogSigner(`${origin}/${log}`, seeds).keys;
const sealersAtOnce = 2;
const killEveryMs = 1_000;
/** Longer than the sealer waits before it says what holds it back. */
const preparedForMs = 6_500;
const drainMs = 120_000;
const connectionsMax = 24;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One cluster of the drill, with who writes and who looks. */
export interface World {
  readonly server: ThrowAwayPostgres;
  readonly admin: pg.Pool;
  readonly maintenance: pg.Pool;
  readonly app: pg.Pool;
  close(): Promise<void>;
}

async function openWorld(): Promise<World> {
  const server = await startPostgresOnly({ settings: { max_prepared_transactions: '4' } });
  const pool = (connectionString: string) => databasePool({ connectionString, max: connectionsMax });
  const own = new URL(server.urls.admin);
  own.pathname = new URL(server.urls.app).pathname;
  const pools = { admin: pool(own.href), maintenance: pool(server.urls.admin), app: pool(server.urls.app) };
  return {
    server,
    ...pools,
    close: async () => {
      await Promise.all(Object.values(pools).map((each) => each.end()));
      await server.stop();
    },
  };
}

/** Everything that has been committed has its number. */
const drained = ({ admin }: World): Promise<unknown> =>
  until('every row to get its number', drainMs, async () => {
    const client = await admin.connect();
    try {
      for (const log of [recordLog, refusalLog])
        if ((await readLogState(client, log)).waiting > 0) return false;
      return true;
    } finally {
      client.release();
    }
  });

export interface SealRound {
  readonly acknowledged: readonly Acknowledged[];
  readonly written: Omit<Written, 'acknowledged'>;
  readonly killed: number;
  readonly heldBack: readonly SealerNote[];
}

/** Writers, two sealers of which one is killed every second, and for a while a prepared transaction. */
async function round(world: World, options: SealOptions & { readonly run: string }): Promise<SealRound> {
  const random = new SeededRandom(options.seed);
  const ms = options.seconds * 1_000;
  const sealers = new Sealers({ url: world.server.urls.sealer, origin, seeds }, sealersAtOnce);
  const stop = new AbortController();
  const kill = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await pause(killEveryMs);
      await sealers.kill(random.int(sealersAtOnce));
    }
  };
  const forget = async (): Promise<void> => {
    await pause(Math.min(1_000, ms / 4));
    await prepareElsewhere(world.maintenance);
    await pause(Math.min(preparedForMs, ms));
    await commitElsewhere(world.maintenance);
  };
  try {
    const killing = kill();
    const [{ acknowledged, ...written }] = await Promise.all([
      writeLate({ app: world.app, random, writers: options.writers, ms, run: options.run }),
      forget(),
    ]);
    stop.abort();
    await killing;
    await drained(world);
    const heldBack = sealers.notes.filter(({ event }) => event === 'sealer.held-back');
    return { acknowledged, written, killed: sealers.killed, heldBack };
  } finally {
    stop.abort();
    await sealers.stop();
  }
}

/** What acknowledged events came to: each has to have one number, for just these bytes. */
async function sealedOnce(world: World, acknowledged: readonly Acknowledged[]): Promise<number> {
  const { rows } = await world.admin.query<{ once: string }>(
    `SELECT count(*)::text AS once
       FROM (SELECT a.stream, a.version, a.hash
               FROM unnest($1::text[], $2::integer[], $3::text[]) AS a(stream, version, hash)
               JOIN vinhdanh.sealed s ON s.log = 'record' AND (s.stream, s.version) = (a.stream, a.version)
                                     AND s.hash = decode(a.hash, 'hex')
              GROUP BY a.stream, a.version, a.hash HAVING count(*) = 1) AS each`,
    [
      acknowledged.map(({ stream }) => stream),
      acknowledged.map(({ version }) => version),
      acknowledged.map(({ hash }) => hash),
    ],
  );
  return Number(rows[0]?.once);
}

/** Both logs, held against their rows. */
export async function faultsOf({ admin }: Pick<World, 'admin'>): Promise<string[]> {
  const faults: string[] = [];
  for (const log of [recordLog, refusalLog]) {
    const check = await checkLog(admin, log, keysOf(log.name));
    faults.push(...check.faults.map((fault) => `${log.name}: ${fault}`));
  }
  return faults;
}

/** The refusal of a write into a restored database whose epoch has not been raised. */
async function refusedBefore(world: World): Promise<string> {
  const options = { app: world.app, random: new SeededRandom(1), writers: 1, ms: 200, run: 'too-early' };
  return writeLate(options).then(
    () => 'nothing refused it',
    (error: unknown) => (error as Error).message,
  );
}

export interface SealReport {
  readonly first: SealRound;
  readonly second: SealRound;
  /** Events that were committed and had no number yet when the dump was taken. */
  readonly unsealedInDump: number;
  readonly refusedBefore: string;
  readonly epoch: number;
  readonly events: number;
  readonly sealedOnce: number;
  readonly refusals: number;
  readonly faults: readonly string[];
}

/**
 * Late committers, killed sealers and two at once; then the record goes into a fresh cluster by a dump with a tail
 * that is not sealed yet, and the same goes on there. `inspect` sees the first cluster's world before the dump.
 */
export async function runSealDrill(
  options: SealOptions,
  say: (line: string) => void,
  inspect: (world: World) => Promise<void> = () => Promise.resolve(),
): Promise<SealReport> {
  const old = await openWorld();
  let fresh: World | null = null;
  try {
    await writeSmallOffice(old.admin);
    const first = await round(old, { ...options, run: 'before' });
    say(lineOf('one cluster', first));
    const before = await faultsOf(old);
    const tail = await writeLate({
      app: old.app,
      random: new SeededRandom(options.seed + 1),
      writers: 4,
      ms: 500,
      run: 'tail',
    });
    fresh = await openWorld();
    await copyRecord(old.admin, fresh.admin);
    const refused = await refusedBefore(fresh);
    const { epoch } = await raiseEpoch(fresh.server.urls.owner);
    say(
      `restored into a fresh cluster with ${tail.acknowledged.length} events not yet sealed: epoch ${epoch}`,
    );
    const seconds = Math.max(2, Math.ceil(options.seconds / 4));
    const second = await round(fresh, { ...options, seconds, seed: options.seed + 2, run: 'before' });
    say(lineOf('after the restore', second));
    const acknowledged = [...first.acknowledged, ...tail.acknowledged, ...second.acknowledged];
    const report = {
      first,
      second,
      unsealedInDump: tail.acknowledged.length,
      refusedBefore: refused,
      epoch,
      events: acknowledged.length,
      sealedOnce: await sealedOnce(fresh, acknowledged),
      refusals: first.written.refusals + tail.refusals + second.written.refusals,
      faults: [...before, ...(await faultsOf(fresh))],
    };
    await inspect(fresh);
    return report;
  } finally {
    await old.close();
    await fresh?.close();
  }
}

const lineOf = (where: string, { acknowledged, written, killed, heldBack }: SealRound): string =>
  `${where}: ${written.commits} commits, ${written.rolledBack} rolled back, ${written.overtaken} overtaken,` +
  ` ${acknowledged.length} events, ${written.refusals} refusals, ${killed} sealers killed,` +
  ` held back and said so ${heldBack.length} times`;
