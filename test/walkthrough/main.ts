import { levels } from '@vinhdanh/bpmn-model';
import { startStack, type Stack } from '@vinhdanh/dev';
import { journeyWorkflowId } from '@vinhdanh/contracts/messages';
import { compareApi } from '../support/compare-api.js';
import { compareJourney, comparePapers, compareProjections, type Mismatch } from '../support/compare.js';
import { Journeys } from '../support/journeys.js';
import { Office } from '../support/office.js';
import { RecordReader } from '../support/record.js';
import { until } from '../support/until.js';
import { drive, type Driven } from './drive.js';
import { Lines } from './lines.js';

const awardKind = 'HCLD3';
const eventsMin = 40;

interface Outcome {
  readonly levels: number;
  readonly events: number;
  readonly mismatches: readonly Mismatch[];
}

/** Reads the record by SQL, folds it without the API, and holds everything else against it. */
async function inspect(
  stack: Stack,
  office: Office,
  journeys: Journeys,
  driven: Driven,
  lines: Lines,
): Promise<Outcome> {
  const tenant = stack.serviceEnv.TENANT ?? '';
  const reader = new RecordReader(
    stack.databaseUrls.admin.replace(/\/[^/]*$/, '/vinhdanh'),
    stack.secrets.masterKey,
  );
  try {
    await until(
      'the journey to end',
      60_000,
      async () => (await journeys.view({ tenant, caseId: driven.caseId })) === null,
    );
    const [recorded] = await reader.cases(driven.caseId);
    if (recorded === undefined) throw new Error('the case is not in the record');
    const model = (await reader.models()).get(recorded.state.bundleHash);
    if (model === undefined) throw new Error('the record does not hold the bundle of the case');
    const chain: Mismatch[] = recorded.verification.ok
      ? []
      : [{ caseId: driven.caseId, what: 'chain', expected: 'whole', found: recorded.verification.fault }];
    const mismatches = [
      ...chain,
      ...(await compareProjections(reader, recorded, model)),
      ...(await compareApi(office, recorded, model)),
      ...compareJourney(recorded, model, await journeys.view({ tenant, caseId: driven.caseId })),
      ...(await comparePapers(recorded, stack.serviceEnv.FILES_DIR ?? '')),
    ];
    lines.say(
      '',
      'SQL',
      `${recorded.events.length} sự kiện, ${recorded.state.papers.length} văn bản, chuỗi băm nguyên vẹn: ${recorded.verification.ok}`,
    );
    return {
      levels: levels.filter((level) => driven.levels.has(level)).length,
      events: recorded.events.length,
      mismatches,
    };
  } finally {
    await reader.close();
  }
}

async function walkthrough(): Promise<number> {
  const lines = new Lines();
  const stack = await startStack({ env: { CALENDAR: 'demo-two-seconds' }, temporalPage: false });
  const tenant = stack.serviceEnv.TENANT ?? '';
  let office: Office | null = null;
  let journeys: Journeys | null = null;
  try {
    lines.say('', 'hệ thống', `${stack.apiUrl}; một ngày làm việc dài hai giây`);
    office = await Office.open(stack.apiUrl);
    journeys = await Journeys.connect(stack.temporalAddress, stack.namespace);
    const watched = journeys;
    const timers = (caseId: string, stepId: string) =>
      until('the timer of the step in Temporal', 20_000, async () => {
        const view = await watched.view({ tenant, caseId });
        const timerId = view?.armedTimer?.timerId;
        return timerId?.startsWith(stepId)
          ? { workflowId: journeyWorkflowId({ tenant, caseId }), timerId }
          : null;
      });
    const driven = await drive(office, awardKind, timers, lines);
    const outcome = await inspect(stack, office, journeys, driven, lines);
    for (const mismatch of outcome.mismatches)
      process.stdout.write(`mismatch: ${JSON.stringify(mismatch)}\n`);
    const episodes = driven.returned === 1 && driven.refused === 1 && driven.deadlinesPassed === 1;
    if (!episodes)
      process.stdout.write(
        `an episode is missing: ${JSON.stringify({ ...driven, levels: [...driven.levels] })}\n`,
      );
    process.stdout.write(
      `walkthrough: ${outcome.levels} levels, ${outcome.events} events, ${outcome.mismatches.length} mismatches\n`,
    );
    return outcome.levels === 5 && outcome.events >= eventsMin && outcome.mismatches.length === 0 && episodes
      ? 0
      : 1;
  } finally {
    office?.close();
    await journeys?.close();
    await stack.stop();
  }
}

process.exitCode = await walkthrough().catch((error: unknown) => {
  process.stderr.write(
    `walkthrough: failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
});
