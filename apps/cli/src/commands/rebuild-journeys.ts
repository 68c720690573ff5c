import { parseArgs } from 'node:util';
import { readServices } from '@vinhdanh/dev';
import { createJourneyStarter, rebuildJourneys, TemporalAway } from '@vinhdanh/temporal-gateway';
import { openRecord } from '../record.js';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';

const usage = 'usage: vinhdanh rebuild-journeys [--after CASE]';

function readArgs(args: readonly string[]): { after: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { after: { type: 'string', default: '' } } });
    return { after: values.after };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

/**
 * `rebuild-journeys`: every live case gets its workflow again, out of the record alone. Exit code 0 when all have
 * one, 1 when Temporal stayed away or refused some.
 */
export async function rebuildJourneysCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const { after } = readArgs(args);
  const temporal = readServices(around.home, around.env, ['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE']);
  const record = openRecord(around.home, around.env);
  const starter = createJourneyStarter({
    address: temporal.TEMPORAL_ADDRESS,
    namespace: temporal.TEMPORAL_NAMESPACE,
  });
  const begun = Date.now();
  try {
    const { done, refused } = await rebuildJourneys({
      tenant: record.tenant,
      cases: record.cases,
      starter,
      afterCaseId: after,
      pause: around.pause,
      onProgress: (progress) => {
        const rate = Math.round(progress.done / Math.max(1, (Date.now() - begun) / 1_000));
        around.progress(`${progress.done} journeys, ${rate} a second, up to ${progress.lastCaseId}`);
      },
    });
    for (const { caseId, code } of refused) around.say(`refused: ${caseId} ${code}`);
    around.say(`rebuild-journeys: ${done} live cases, ${refused.length} refused`);
    return refused.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TemporalAway)) throw error;
    const { done, lastCaseId } = error.progress;
    const goOn = lastCaseId === '' ? '' : ` --after ${lastCaseId}`;
    throw new Error(
      `${error.message} at ${temporal.TEMPORAL_ADDRESS}; ${done} journeys were told before.\n` +
        `Start Temporal, then run: npx --no vinhdanh rebuild-journeys${goOn}`,
    );
  } finally {
    await starter.close();
    await record.close();
  }
}
