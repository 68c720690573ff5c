import pg from 'pg';
import { createLogSigner, readLogState, recordLog, Sealer } from '@vinhdanh/sealing';
import { MASTER_KEY, startOfficeDatabase } from '../../integration/commands/support/office-database.js';
import { tenant } from '../../support/demo-office.js';
import { seedRecord } from '../../support/seed-record/seed-record.js';
import { until } from '../../support/until.js';
import { processSeconds, secondsSince } from '../measure/process-seconds.js';

export interface BacklogRound {
  readonly events: number;
  readonly seconds: number;
  /** Processor time of the sealer's own process for one event, in microseconds. */
  readonly sealerCpuMicros: number;
  /** That of its back end in the database; null where there is no `/proc`. */
  readonly databaseCpuMicros: number | null;
}

async function sealAll(
  client: pg.Client,
  sealer: Sealer,
): Promise<Omit<BacklogRound, 'events'> & { count: number }> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid ?? 0;
  const databaseBefore = processSeconds(pid);
  const before = process.cpuUsage();
  const begun = performance.now();
  let count = 0;
  for (;;) {
    const outcome = await sealer.sealBatch(client);
    if (outcome.kind !== 'sealed') throw new Error('another sealer is at work');
    count += outcome.count;
    if (!outcome.more) break;
  }
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const database = secondsSince(pid, databaseBefore);
  return {
    count,
    seconds,
    sealerCpuMicros: (user + system) / count,
    databaseCpuMicros: database === null ? null : (database * 1e6) / count,
  };
}

/**
 * Seals a backlog of real events in a database that writes to its disk, in batches as the worker does it; one round
 * for each of `rounds`, each with events of its own. The first round, which warms everything up, is left out.
 */
export async function sealBacklogs(events: number, rounds: number): Promise<BacklogRound[]> {
  const office = await startOfficeDatabase({ durable: true });
  const client = new pg.Client({ connectionString: office.urls.sealer });
  await client.connect();
  try {
    const sealer = new Sealer(
      createLogSigner('vinhdanh.bench/record', [Buffer.alloc(32, 31).toString('base64')]),
    );
    const results: BacklogRound[] = [];
    for (let round = 0; round <= rounds; round++) {
      const seeded = await seedRecord({
        adminUrl: office.urls.admin,
        sealerUrl: null,
        tenant,
        masterKey: MASTER_KEY,
        events,
        prefix: `R${round}`,
        seed: round + 1,
      });
      await office.admin.query('CHECKPOINT');
      await until('the horizon to pass what was seeded', 60_000, async () => {
        const { rows } = await office.admin.query<{ settled: boolean }>(
          'SELECT pg_snapshot_xmin(s) = pg_snapshot_xmax(s) AS settled FROM pg_current_snapshot() AS s',
        );
        return rows[0]?.settled === true;
      });
      const { count, ...costs } = await sealAll(client, sealer);
      const state = await readLogState(client, recordLog);
      if (count !== seeded.events || state.waiting + state.passedOver !== 0)
        throw new Error(`${count} of ${seeded.events} were sealed: ${JSON.stringify(state)}`);
      process.stdout.write(
        `${round === 0 ? 'warm-up' : `round ${round}/${rounds}`}  backlog: ${Math.round(count / costs.seconds)} events/s,` +
          ` ${costs.sealerCpuMicros.toFixed(1)} + ${costs.databaseCpuMicros?.toFixed(1) ?? '–'} µs of CPU an event\n`,
      );
      if (round > 0) results.push({ events: count, ...costs });
    }
    return results;
  } finally {
    await client.end();
    await office.stop();
  }
}
