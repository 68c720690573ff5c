import { cpSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startStack, type Stack } from '@vinhdanh/dev';
import { readLogState, sealedLogs } from '@vinhdanh/sealing';
import { startClients } from '../../chaos/clients.js';
import { Ledger, type Acknowledged } from '../../chaos/ledger.js';
import { databaseUrl } from '../../support/database-url.js';
import { Office } from '../../support/office.js';
import { seedRecord } from '../../support/seed-record/seed-record.js';
import { until } from '../../support/until.js';
import { archiveAll, archiving, momentOf, takeBaseBackup } from './base-backup.js';
import type { RestoreOptions } from './options.js';
import type { Steps } from './steps.js';
import { logKey, origins, type DrillWitness } from './witnessed.js';

/** Where things lie: what is lost in the disaster, and what is not. */
export interface Places {
  readonly lostHome: string;
  readonly backup: string;
  readonly archive: string;
  /** The files of the cases, and the secrets: backed up by other means. */
  readonly kept: string;
}

/** What is known of the time before the disaster. */
export interface Before {
  /** Of the seeded record, all of it from before the backup. */
  readonly seeded: number;
  /** The moment that is restored to later, by the server's clock. */
  readonly moment: string;
  readonly masterKey: string;
  /** Acknowledged before the moment was read, and all of them. */
  readonly beforeMoment: readonly Acknowledged[];
  readonly acknowledged: readonly Acknowledged[];
}

const commandsAround = 40;
const daysOfCases = 3;

export const stackEnvironment = (origin: string, witness: DrillWitness): NodeJS.ProcessEnv => ({
  LOG_LEVEL: 'warn',
  LOG_ORIGIN: origin,
  LOG_KEY: logKey,
  LOG_WITNESSES: witness.line,
  LOG_WITNESS_SECONDS: '2',
  JOURNEY_CHECK_MINUTES: '0',
});

async function sealed(stack: Stack): Promise<number> {
  const client = new pg.Client({ connectionString: stack.databaseUrls.sealer });
  await client.connect();
  try {
    return await until('everything to get its number', 1_800_000, async () => {
      const states = [];
      for (const log of sealedLogs) states.push(await readLogState(client, log));
      return states.every(({ waiting }) => waiting === 0) ? (states[0]?.size ?? 0) : null;
    });
  } finally {
    await client.end();
  }
}

/** A record of the size asked for, sealed by the worker that runs anyway. */
async function fill(stack: Stack, options: RestoreOptions, steps: Steps): Promise<number> {
  const seeded = await steps.run('record filled', async () => {
    const day = 86_400_000;
    const made = await seedRecord({
      adminUrl: databaseUrl(stack),
      sealerUrl: null,
      tenant: stack.serviceEnv.TENANT ?? '',
      masterKey: stack.secrets.masterKey,
      events: options.events,
      openPercent: options.openPercent,
      // Five human steps without a paper: what the copies name would have to lie in the store.
      kinds: { S1: 1 },
      // Deadlines lie ahead, or everything would be due at once when the journeys are built again.
      from: new Date(Date.now() - daysOfCases * day),
    });
    return { value: made, note: `${made.events} events, ${made.cases} cases` };
  });
  await steps.run('sealed by the worker', async () => {
    const size = await sealed(stack);
    return { value: size, note: `${size} numbers` };
  });
  return seeded.events;
}

/** People work, a backup is taken meanwhile, more is decided, a moment is noted, and more is decided after it. */
async function work(stack: Stack, options: RestoreOptions, steps: Steps, places: Places) {
  const { admin } = stack.databaseUrls;
  const office = await Office.open(stack.apiUrl, options.clients);
  const ledger = new Ledger();
  const clients = startClients(office, ledger, 'S1P', options.clients);
  const decided = async (): Promise<void> => {
    await ledger.after(commandsAround);
    ledger.killed(); // The clients go on without resting.
    if (clients.failures[0] !== undefined) throw clients.failures[0];
  };
  try {
    await decided();
    await steps.run('base backup while people work', async () => {
      const before = ledger.acknowledged.length;
      const { files, bytes } = await takeBaseBackup(admin, places.backup);
      const meanwhile = ledger.acknowledged.length - before;
      return {
        value: null,
        note: `${files} files, ${Math.round(bytes / 2 ** 20)} MiB, ${meanwhile} commands meanwhile`,
      };
    });
    await decided();
    const known = ledger.acknowledged.length;
    const moment = await momentOf(admin);
    await decided();
    await clients.stop();
    if (clients.failures[0] !== undefined) throw clients.failures[0];
    return { moment, beforeMoment: ledger.acknowledged.slice(0, known), acknowledged: ledger.acknowledged };
  } finally {
    office.close();
  }
}

/** Everything up to the disaster, which leaves the backup, the archive, the files and the secrets. */
export async function liveUntilDisaster(
  options: RestoreOptions,
  steps: Steps,
  places: Places,
  witness: DrillWitness,
): Promise<Before> {
  const stack = await startStack({
    home: places.lostHome,
    temporalPage: false,
    services: { audit: false },
    env: stackEnvironment(origins.before, witness),
    postgresSettings: archiving(places.archive),
  });
  try {
    const seeded = await fill(stack, options, steps);
    const worked = await work(stack, options, steps, places);
    const size = await sealed(stack);
    await until('the witness to cosign the last head', 120_000, async () => {
      return witness.remembered(origins.before) >= size;
    });
    await steps.run('last segment archived', async () => {
      await archiveAll(stack.databaseUrls.admin);
      return { value: null, note: `${worked.acknowledged.length} commands were acknowledged` };
    });
    cpSync(stack.serviceEnv.FILES_DIR ?? '', join(places.kept, 'files'), { recursive: true });
    cpSync(join(places.lostHome, 'secrets.json'), join(places.kept, 'secrets.json'));
    stack.kill('postgres', 'SIGKILL', { restart: false });
    return { seeded, masterKey: stack.secrets.masterKey, ...worked };
  } finally {
    await stack.stop();
  }
}
