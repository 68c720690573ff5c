import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import {
  removeHome,
  startPostgresOfHome,
  startStack,
  temporaryHome,
  type PostgresOfHome,
  type Stack,
} from '@vinhdanh/dev';
import { invented } from '../../support/nomination.js';
import { Office } from '../../support/office.js';
import { runVinhdanh } from '../../support/run-vinhdanh.js';
import { until } from '../../support/until.js';
import { lookFor } from './acknowledged.js';
import { openFolder, putBack, recovered } from './base-backup.js';
import { liveUntilDisaster, stackEnvironment, type Before, type Places } from './before.js';
import type { RestoreOptions } from './options.js';
import { verifyAs } from './verify-restored.js';
import { Steps, type StepTime } from './steps.js';
import { logKey, origins, startWitness, type DrillWitness } from './witnessed.js';
import { databasePool } from '../../support/database-pool.js';

export interface RestoreReport {
  /** Events in the record that was restored to the moment. */
  readonly events: number;
  /** Acknowledged before the moment and not there, in either restoration. */
  readonly lost: readonly string[];
  /** Acknowledged after the moment, and rightly not there. */
  readonly after: number;
  readonly mismatches: readonly string[];
  readonly times: readonly StepTime[];
}

/** Looks at the record that was put back to the moment, before anybody works with it. */
export type Inspect = (admin: pg.Pool, before: Before) => Promise<void>;

/** A data folder of its own with the cluster put back, the files and the secrets. */
async function homeFrom(places: Places, moment: string | null): Promise<string> {
  const home = temporaryHome('vinhdanh-restored-');
  cpSync(places.kept, home, { recursive: true });
  await putBack(places.backup, join(home, 'postgres'), { archive: places.archive, moment });
  return home;
}

async function withDatabase<T>(server: PostgresOfHome, work: (admin: pg.Pool) => Promise<T>): Promise<T> {
  const url = new URL(server.urls.admin);
  url.pathname = new URL(server.urls.app).pathname;
  const pool = databasePool({ connectionString: url.href, max: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

const eventsIn = async (admin: pg.Pool): Promise<number> => {
  const { rows } = await admin.query<{ count: string }>('SELECT count(*)::text AS count FROM vinhdanh.event');
  return Number(rows[0]?.count);
};

/** What the product's commands are told about a server that runs alone. */
const commandEnvironment = (
  server: PostgresOfHome,
  home: string,
  { masterKey }: Before,
  witness: DrillWitness,
) => ({
  ...server.env,
  MASTER_KEY: masterKey,
  VINHDANH_HOME: home,
  VINHDANH_SKIP_INSTALL: '1',
  TENANT: 'lam-giang',
  FILES_DIR: join(home, 'files'),
  LOG_ORIGIN: origins.before,
  LOG_KEY: logKey,
  LOG_WITNESSES: witness.line,
});

const lastLine = (out: string): string => out.trim().split('\n').at(-1) ?? '';

/** Starts a put-back cluster alone, and has it replay what it was told to. */
async function recover(home: string, steps: Steps, name: string): Promise<PostgresOfHome> {
  return steps.run(name, async () => {
    const server = await startPostgresOfHome(home);
    try {
      await recovered(server.urls.admin);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return { value: server, note: 'replayed' };
  });
}

/** As far as there is any log: nothing that was acknowledged is missing, and the witness goes on with it. */
async function toTheEnd(places: Places, before: Before, steps: Steps, witness: DrillWitness) {
  const home = await steps.run('put back, to the end of the archive', async () => ({
    value: await homeFrom(places, null),
    note: 'copied',
  }));
  const server = await recover(home, steps, 'recovery to the end');
  try {
    return await steps.run('looked for what was acknowledged', async () => {
      const { kept, lost } = await withDatabase(server, (admin) => lookFor(admin, before.acknowledged));
      const checked = await runVinhdanh(
        commandEnvironment(server, home, before, witness),
        'restore',
        'check',
      );
      const sound = checked.code === 0 ? [] : [`at the end of the log: ${checked.out}${checked.err}`];
      return {
        value: { lost, mismatches: sound },
        note: `${kept} kept, ${lost.length} lost; ${lastLine(checked.out)}`,
      };
    });
  } finally {
    await server.stop();
    removeHome(home);
  }
}

/** To the moment: what the commands say of it while nobody works yet. */
async function toTheMoment(
  places: Places,
  before: Before,
  steps: Steps,
  witness: DrillWitness,
  inspect: Inspect,
) {
  const mismatches: string[] = [];
  const home = await steps.run(`put back, to ${before.moment}`, async () => ({
    value: await homeFrom(places, before.moment),
    note: 'copied',
  }));
  const server = await recover(home, steps, 'recovery to the moment');
  try {
    const env = commandEnvironment(server, home, before, witness);
    const found = await steps.run('looked for what was acknowledged', () =>
      withDatabase(server, async (admin) => {
        const early = await lookFor(admin, before.beforeMoment);
        const all = await lookFor(admin, before.acknowledged);
        const value = { events: await eventsIn(admin), lost: early.lost, after: all.lost.length };
        return {
          value,
          note: `${early.kept} of before the moment kept, ${early.lost.length} lost; ${all.lost.length} of after it are gone with it`,
        };
      }),
    );
    await steps.run('restore epoch', async () => {
      const { code, out, err } = await runVinhdanh(env, 'restore', 'epoch');
      if (code !== 0 || !out.includes('stays 1')) mismatches.push(`epoch: ${out}${err}`);
      return { value: null, note: lastLine(out) };
    });
    await steps.run('restore check', async () => {
      const { code, out } = await runVinhdanh(env, 'restore', 'check');
      const remembered = `remembers ${witness.remembered(origins.before)} events`;
      if (code !== 1 || !out.includes(remembered) || /[1-9]\d* passed over/.test(out))
        mismatches.push(`check: the witness remembers more, and this was said: ${out}`);
      return { value: null, note: out.split('\n').find((line) => line.includes(remembered)) ?? out };
    });
    await steps.run('projections rebuild', async () => {
      const { code, out, err } = await runVinhdanh(env, 'projections', 'rebuild');
      if (code !== 0) mismatches.push(`projections: ${out}${err}`);
      return { value: null, note: lastLine(out) };
    });
    await steps.run('verify, under the old log', async () => {
      // All is well with it but that it is not the latest, which the witness alone can know.
      const { note, wrong } = await verifyAs(origins.before, ['WITNESS.SHRUNK'], env, home, witness);
      mismatches.push(...wrong);
      return { value: null, note };
    });
    await withDatabase(server, (admin) => inspect(admin, before));
    return { home, found, mismatches };
  } finally {
    await server.stop();
  }
}

/** People can work again: Temporal is empty, and the log goes on under another name. */
async function backToWork(home: string, steps: Steps, witness: DrillWitness): Promise<string[]> {
  const mismatches: string[] = [];
  const alarms = witness.alarms.length;
  const stack: Stack = await steps.run('services started, Temporal empty', async () => ({
    value: await startStack({
      home,
      temporalPage: false,
      services: { audit: false },
      seed: false,
      env: stackEnvironment(origins.after, witness),
    }),
    note: `the log goes on as ${origins.after}`,
  }));
  try {
    const env = { VINHDANH_HOME: home, VINHDANH_SKIP_INSTALL: '1' };
    await steps.run('rebuild-journeys', async () => {
      const { code, out, err } = await runVinhdanh(env, 'rebuild-journeys');
      if (code !== 0) mismatches.push(`journeys: ${out}${err}`);
      return { value: null, note: lastLine(out) };
    });
    await steps.run('journeys check', async () => {
      const { out } = await until('the journeys to have what the record wants', 900_000, async () => {
        const ran = await runVinhdanh(env, 'journeys', 'check');
        return ran.code === 0 ? ran : null;
      });
      return { value: null, note: lastLine(out) };
    });
    await steps.run('witness cosigns the new log', async () => {
      // The new log begins with the first event that is sealed under its name.
      const office = await Office.open(stack.apiUrl, 1);
      const starter = office.with('unit-officer');
      const { units } = await starter.startOptions();
      await starter.start(invented('S1P', units[0]?.org ?? '', 1));
      office.close();
      const size = await until('a cosignature under the new name', 120_000, async () => {
        return witness.remembered(origins.after) || null;
      });
      if (witness.alarms.length > alarms) mismatches.push('the witness shouted at the new log');
      return { value: null, note: `${size} events` };
    });
    await steps.run('verify, under the new log', async () => {
      const { note, wrong } = await verifyAs(
        origins.after,
        [],
        { ...env, LOG_WITNESSES: witness.line },
        home,
        witness,
      );
      mismatches.push(...wrong);
      return { value: null, note };
    });
  } finally {
    await stack.stop();
  }
  return mismatches;
}

/**
 * Fills a record, backs it up while people work, loses everything but backup, archive, files and secrets, and puts it
 * back: once as far as there is any log, once to a moment that lies behind what a witness has cosigned.
 */
export async function runRestoreDrill(
  options: RestoreOptions,
  say: (line: string) => void,
  inspect: Inspect = () => Promise.resolve(),
): Promise<RestoreReport> {
  const steps = new Steps(say);
  const witness = await startWitness();
  const places: Places = {
    lostHome: temporaryHome('vinhdanh-lost-'),
    backup: openFolder('vinhdanh-backup-'),
    archive: openFolder('vinhdanh-archive-'),
    kept: mkdtempSync(join(tmpdir(), 'vinhdanh-kept-')),
  };
  mkdirSync(join(places.kept, 'files'), { recursive: true });
  let home: string | null = null;
  try {
    const before = await liveUntilDisaster(options, steps, places, witness);
    removeHome(places.lostHome);
    const end = await toTheEnd(places, before, steps, witness);
    const moment = await toTheMoment(places, before, steps, witness, inspect);
    home = moment.home;
    const working = await backToWork(home, steps, witness);
    return {
      events: moment.found.events,
      lost: [...end.lost, ...moment.found.lost],
      after: moment.found.after,
      mismatches: [...end.mismatches, ...moment.mismatches, ...working],
      times: steps.times,
    };
  } finally {
    if (home !== null) removeHome(home);
    removeHome(places.lostHome);
    for (const folder of [places.backup, places.archive, places.kept])
      rmSync(folder, { recursive: true, force: true });
    await witness.close();
  }
}
