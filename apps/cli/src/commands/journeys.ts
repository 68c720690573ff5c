import { parseArgs } from 'node:util';
import { readServices } from '@vinhdanh/dev';
import {
  checkJourneys,
  connectJourneyViews,
  createJourneyStarter,
  type JourneyViews,
} from '@vinhdanh/temporal-gateway';
import { openRecord } from '../record.js';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';

const usage = 'usage: vinhdanh journeys check [--heal]';

function readArgs(args: readonly string[]): { heal: boolean } {
  const [verb, ...rest] = args;
  if (verb !== 'check') throw new UsageError(usage);
  try {
    const { values } = parseArgs({ args: rest, options: { heal: { type: 'boolean', default: false } } });
    return { heal: values.heal };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

async function connect(address: string, namespace: string): Promise<JourneyViews> {
  try {
    return await connectJourneyViews(address, namespace);
  } catch (error) {
    throw new Error(`Temporal does not answer at ${address}: start it, then run this again.`, {
      cause: error,
    });
  }
}

/**
 * `journeys check`: what the record wants against what Temporal has armed. Exit code 0 when nothing differs, or all
 * of it was healed.
 */
export async function journeysCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const { heal } = readArgs(args);
  const temporal = readServices(around.home, around.env, ['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE']);
  const record = openRecord(around.home, around.env);
  const views = await connect(temporal.TEMPORAL_ADDRESS, temporal.TEMPORAL_NAMESPACE).catch(async (error) => {
    await record.close();
    throw error;
  });
  const starter = createJourneyStarter({
    address: temporal.TEMPORAL_ADDRESS,
    namespace: temporal.TEMPORAL_NAMESPACE,
  });
  try {
    const report = await checkJourneys({
      tenant: record.tenant,
      cases: record.cases,
      obligations: record.obligations,
      views,
      heal: heal ? starter : null,
      pause: around.pause,
      onProgress: (cases, suspects) =>
        around.progress(`${cases} cases compared, ${suspects} to look at again`),
    });
    for (const { caseId, what, expected, found } of report.differences)
      around.say(`${what}: case ${caseId}: the record wants ${expected}, Temporal has ${found}`);
    around.say(
      `journeys: ${report.cases} cases, ${report.differences.length} differences, ${report.healed} healed`,
    );
    return report.healed === report.differences.length ? 0 : 1;
  } finally {
    await starter.close();
    await views.close();
    await record.close();
  }
}
