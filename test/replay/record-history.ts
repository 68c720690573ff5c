import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { journeyWorkflowId } from '@vinhdanh/contracts/messages';
import { anonymousHistory } from './anonymous-history.js';
import { RealStack } from '../integration/temporal/real-stack.js';
import { until } from '../support/until.js';
import { drive } from '../walkthrough/drive.js';
import { Lines } from '../walkthrough/lines.js';

/**
 * Records the history of a finished journey on the real server: a case whose first deadlines pass and which
 * then goes to its end, with a paper. Run it (`record.mjs`) after a change that a running journey would not survive,
 * and keep the old histories for as long as such journeys may still run.
 */
const [name, awardKind = 'S1P'] = process.argv.slice(2);
if (name === undefined || !/^[a-z0-9-]+\.json$/.test(name))
  throw new Error('name the file: five-steps-with-paper.json');
const target = fileURLToPath(new URL(`../../replay/histories/${name}`, import.meta.url));
const real = await RealStack.start();

/** Lets a deadline pass first, then decides step by step. */
async function shortCase(): Promise<string> {
  const { caseId } = await real.begin(awardKind);
  await until('a deadline to pass', 60_000, async () => {
    const { items } = await real.office.with('unit-officer').history(caseId, '?limit=50');
    return items.some(({ type }) => type === 'DeadlineReached');
  });
  await real.approveAll(caseId);
  return caseId;
}

/** All five levels, with what the walkthrough shows: a return, a refusal, a deadline that passes. */
async function wholePath(): Promise<string> {
  const timers = async (caseId: string, stepId: string) => {
    const view = await real.journeyWhen(
      caseId,
      'the timer of the step',
      ({ armedTimer }) => armedTimer?.timerId.startsWith(stepId) === true,
    );
    return { workflowId: journeyWorkflowId(real.key(caseId)), timerId: view.armedTimer?.timerId ?? '' };
  };
  return (
    await drive(
      real.office,
      awardKind,
      timers,
      new Lines(),
      async () => undefined,
      async () => undefined,
    )
  ).caseId;
}

try {
  const caseId = await (awardKind === 'HCLD3' ? wholePath() : shortCase());
  await real.concluded(caseId);
  await real.journeyEnds(caseId);
  const handle = real.journeys.client.workflow.getHandle(journeyWorkflowId(real.key(caseId)));
  const history = anonymousHistory(await handle.fetchHistory());
  writeFileSync(target, `${JSON.stringify(history, null, 1)}\n`);
  process.stdout.write(`recorded ${history.events.length} events in ${name}\n`);
} finally {
  await real.stop();
}
