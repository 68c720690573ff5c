import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatVerifierKey } from '@vinhdanh/transparency-log';
import { openWitness, readTrustedLogs, serveWitness, type TrustedLogs } from '@vinhdanh/witness';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';

const usage =
  'usage: vinhdanh witness serve --logs KEYS.txt --state FOLDER [--name NAME] [--host HOST] [--port PORT]';

interface WitnessArgs {
  readonly logs: TrustedLogs;
  readonly state: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

function trustedLogs(file: string): TrustedLogs {
  const logs = readTrustedLogs(readFileSync(file, 'utf8'));
  if (logs.ok) return logs.value;
  const { line, why } = logs.error.details as { line?: number; why?: string };
  throw new UsageError(`${file}: ${logs.error.code}${line === undefined ? '' : ` in line ${line} (${why})`}`);
}

function readArgs(args: readonly string[]): WitnessArgs {
  const [verb, ...rest] = args;
  if (verb !== 'serve') throw new UsageError(usage);
  const options = {
    logs: { type: 'string' },
    state: { type: 'string' },
    name: { type: 'string', default: 'witness.local' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8090' },
  } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: rest, options }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port takes a port, not "${values.port}"\n${usage}`);
  if (values.logs === undefined || values.state === undefined) throw new UsageError(usage);
  const { name, host } = values;
  return { logs: trustedLogs(resolve(values.logs)), state: resolve(values.state), name, host, port };
}

/** `witness serve`: until SIGINT or SIGTERM; every alarm goes to stderr and into the state folder. */
export async function witnessCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const { logs, state, name, host, port } = readArgs(args);
  const witness = openWitness(state, name);
  const server = await serveWitness(witness, logs, {
    host,
    port,
    shout: ({ at, code, size }) =>
      void process.stderr.write(
        `\u0007ALARM ${at} ${code}: this log has shown what no honest log shows (remembered size ${size}).` +
          ` The evidence is in ${state}/alarms.jsonl\n`,
      ),
  });
  around.say(`witness ${name} at ${server.url}, memory in ${state}`);
  around.say(`key: ${formatVerifierKey(witness.key)}`);
  for (const origin of logs.keys()) around.say(`log: ${origin}`);
  around.say(`for the log: LOG_WITNESSES="${formatVerifierKey(witness.key)} ${server.url}"`);
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await server.close();
  return 0;
}
