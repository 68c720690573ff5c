import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { raiseEpoch } from '@vinhdanh/db';
import { ownerAddress, readServices } from '@vinhdanh/dev';
import {
  isFromElsewhere,
  pushHead,
  readLogState,
  readWitnesses,
  sealedLogs,
  type SealedLog,
  type Witness,
} from '@vinhdanh/sealing';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';

const usage = `usage: vinhdanh restore epoch [--anyway]
       vinhdanh restore check [--witness "KEY URL"]...`;

interface RestoreArgs {
  readonly verb: 'epoch' | 'check';
  readonly anyway: boolean;
  readonly witnesses: readonly Witness[];
}

function readArgs(args: readonly string[], env: NodeJS.ProcessEnv): RestoreArgs {
  const [verb, ...rest] = args;
  if (verb !== 'epoch' && verb !== 'check') throw new UsageError(usage);
  const options = {
    anyway: { type: 'boolean', default: false },
    witness: { type: 'string', multiple: true },
  } as const;
  try {
    const { values } = parseArgs({ args: rest, options });
    const lines = values.witness ?? (env['LOG_WITNESSES'] ?? '').split(',').map((line) => line.trim());
    return { verb, anyway: values.anyway, witnesses: readWitnesses(lines.filter((line) => line !== '')) };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

async function epoch({ anyway }: RestoreArgs, around: Surroundings): Promise<number> {
  const outcome = await raiseEpoch(ownerAddress(around.home, around.env), anyway);
  around.say(
    outcome.raised
      ? `restore: the epoch is ${outcome.epoch} now; new events are numbered behind all that were restored`
      : `restore: the epoch stays ${outcome.epoch}: this cluster has counted the record's transactions itself`,
  );
  return 0;
}

/** Whether one witness goes on with what the database has; says what it answered. */
async function askWitness(client: Client, log: SealedLog, witness: Witness, around: Surroundings) {
  const outcome = await pushHead(client, log.name, witness, { anew: true });
  const { name } = witness.key;
  switch (outcome.kind) {
    case 'nothing-new':
      return true; // Nothing was ever sealed.
    case 'cosigned':
      around.say(`${log.name}: ${name} has cosigned ${outcome.size}`);
      return true;
    case 'behind':
      around.say(
        `${log.name}: ${name} remembers ${outcome.remembered} events, this database has ${outcome.size}:` +
          ` ${outcome.remembered - outcome.size} that were sealed and cosigned are not in it.\n` +
          '  Put back a later moment if there is any write-ahead log of it. If there is none, they are lost, and no\n' +
          '  witness will ever cosign what grows from here under the old name: see docs/restore.md.',
      );
      return false;
    case 'refused':
      around.say(`${log.name}: ${name} refuses: ${outcome.code} (${outcome.status})`);
      return false;
  }
}

async function checkLog(client: Client, log: SealedLog, witnesses: readonly Witness[], around: Surroundings) {
  const { size, waiting, passedOver } = await readLogState(client, log);
  around.say(`${log.name}: ${size} numbered, ${waiting} wait for their numbers, ${passedOver} passed over`);
  let sound = passedOver === 0;
  for (const witness of witnesses) sound = (await askWitness(client, log, witness, around)) && sound;
  return sound;
}

async function check({ witnesses }: RestoreArgs, around: Surroundings): Promise<number> {
  const services = readServices(around.home, around.env, ['DATABASE_SEALER_URL']);
  const client = new Client({ connectionString: services.DATABASE_SEALER_URL });
  client.on('error', () => undefined); // The query under way says the same.
  await client.connect();
  try {
    let sound = !(await isFromElsewhere(client));
    if (!sound) around.say('restored from another cluster; first run: npx --no vinhdanh restore epoch');
    for (const log of sealedLogs) sound = (await checkLog(client, log, witnesses, around)) && sound;
    if (witnesses.length === 0)
      around.say('no witness was asked: LOG_WITNESSES is not set, and --witness was not given');
    around.say(sound ? 'restore: nothing is missing' : 'restore: not as it was, see above');
    return sound ? 0 : 1;
  } finally {
    await client.end();
  }
}

/**
 * `restore epoch`: lets a database that came out of a dump of another cluster be written to again. `restore check`:
 * whether anything was passed over, and whether the witnesses remember more than was put back; exit code 1 then.
 */
export function restoreCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const read = readArgs(args, around.env);
  return read.verb === 'epoch' ? epoch(read, around) : check(read, around);
}
