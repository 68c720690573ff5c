import {
  condition,
  continueAsNew,
  isCancellation,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { JourneyKey, ReportOutcome } from '@vinhdanh/contracts/messages';
import { Deadline } from './deadline.js';
import { failureCode, startJobs } from './jobs.js';
import { fireTimer, readObligations } from './journey-activities.js';
import { journeyLimits } from './journey-limits.js';
import {
  adoptObligations,
  carryJourney,
  noteAdvance,
  nothingOutstanding,
  startJourney,
  viewOf,
  type CarriedJourney,
  type JourneyState,
} from './journey-state.js';
import { advanced, journey } from './messages.js';
import { nothingPublished, publishJourney } from './publish-journey.js';

/**
 * One workflow per case. It keeps alive what a case waits for: it reads what is outstanding from the
 * record, arms one timer for the nearest deadline, runs the jobs, and reports both back through the command
 * handler. It decides nothing and holds nothing that the record does not hold, so it may be lost and started
 * again at any moment. Ends when the case is concluded and nothing is outstanding; a later signal starts
 * a new run under the same id. Deterministic; nothing personal enters it.
 */
export async function nominationJourney(key: JourneyKey, carried?: CarriedJourney): Promise<void> {
  const state = startJourney(carried);
  const deadline = new Deadline(state);
  const published = nothingPublished();
  setHandler(advanced, ({ version }) => noteAdvance(state, version));
  setHandler(journey, () => viewOf(state));

  for (;;) {
    const healthy = await step(key, state, deadline);
    publishJourney(state, published);
    if (nothingOutstanding(state)) return;
    if (mayStartNewRun(state)) await continueAsNew<typeof nominationJourney>(key, carryJourney(state));
    if (healthy) await condition(() => state.dirty || deadline.due !== null || mayStartNewRun(state));
    else await pauseAfterDefect(state);
  }
}

/** One round: report the deadline that went off, look at the record, arm and start what it asks for. */
async function step(key: JourneyKey, state: JourneyState, deadline: Deadline): Promise<boolean> {
  try {
    if (deadline.due !== null) await reportDeadline(key, state, deadline);
    if (state.dirty) await look(key, state);
  } catch (error) {
    if (isCancellation(error)) throw error;
    state.incident = `JOURNEY.DEFECT ${failureCode(error)}`;
    state.defects += 1;
    log.error('journey.defect', { code: failureCode(error) });
    return false;
  }
  if (state.obligations !== null) {
    deadline.arm(state.obligations.nearestTimer);
    if (!wantsNewRun(state)) startJobs(key, state, state.obligations.jobs);
  }
  return true;
}

/** Reads the record once, however many signals have come since the last look. */
async function look(key: JourneyKey, state: JourneyState): Promise<void> {
  state.dirty = false;
  adoptObligations(state, await readObligations(key));
}

async function reportDeadline(key: JourneyKey, state: JourneyState, deadline: Deadline): Promise<void> {
  const timer = deadline.due;
  if (timer === null) return;
  let outcome: ReportOutcome = 'stale';
  try {
    outcome = await fireTimer(key, timer);
  } finally {
    deadline.reported(outcome === 'accepted');
    state.dirty = true;
  }
}

/** A defect of the code or the data is shown, and tried again later or at the next signal: never a stuck workflow. */
async function pauseAfterDefect(state: JourneyState): Promise<void> {
  const before = state.signalsInRun;
  const pauseMs = Math.min(
    journeyLimits.defectPauseMs * 2 ** (state.defects - 1),
    journeyLimits.defectPauseMaxMs,
  );
  await condition(() => state.signalsInRun > before, pauseMs, { summary: 'after a defect' });
  state.dirty = true;
}

const wantsNewRun = (state: JourneyState): boolean =>
  state.signalsInRun >= journeyLimits.signalsPerRunMax || workflowInfo().continueAsNewSuggested;

/** A new run starts between jobs, because an activity that runs would be abandoned and then run twice. */
const mayStartNewRun = (state: JourneyState): boolean =>
  wantsNewRun(state) &&
  (state.runningJobs.size === 0 || state.signalsInRun >= 2 * journeyLimits.signalsPerRunMax);
