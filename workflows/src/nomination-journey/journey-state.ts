import { isLegalTransition } from '@vinhdanh/awards/journey';
import type { JourneyLevel, JourneyView, Obligations, ObligationTimer } from '@vinhdanh/contracts/messages';
import { journeyLimits } from './journey-limits.js';

/** What a run hands to the next one: ids, levels and versions, never the case. */
export interface CarriedJourney {
  readonly level: JourneyLevel;
  readonly levelsPassed: readonly JourneyLevel[];
  readonly seenVersion: number;
  readonly handledVersion: number;
  readonly incident: string | null;
  /** Jobs whose failure could not be reported; they are not started again before the record moves. */
  readonly givenUpJobs: readonly string[];
}

/** The whole memory of a running journey. Changed by the functions of this file alone. */
export interface JourneyState {
  /** Null until the record was read for the first time. */
  level: JourneyLevel | null;
  levelsPassed: readonly JourneyLevel[];
  seenVersion: number;
  handledVersion: number;
  obligations: Obligations | null;
  /** The journey's own trouble, beside the incidents that the record holds. */
  incident: string | null;
  /** Failed looks or reports in a row. */
  defects: number;
  armedTimer: ObligationTimer | null;
  readonly runningJobs: Set<string>;
  readonly givenUpJobs: Set<string>;
  /** Something happened since the record was read last. */
  dirty: boolean;
  signalsInRun: number;
}

/** The state of a run at its start; the record is always read first. */
export const startJourney = (carried: CarriedJourney | undefined): JourneyState => ({
  level: carried?.level ?? null,
  levelsPassed: carried?.levelsPassed ?? [],
  seenVersion: carried?.seenVersion ?? 0,
  handledVersion: carried?.handledVersion ?? 0,
  obligations: null,
  incident: carried?.incident ?? null,
  defects: 0,
  armedTimer: null,
  runningJobs: new Set(),
  givenUpJobs: new Set(carried?.givenUpJobs ?? []),
  dirty: true,
  signalsInRun: 0,
});

/** A signal came: any number of them between two looks at the record is one look. */
export function noteAdvance(state: JourneyState, version: number): void {
  state.signalsInRun += 1;
  state.seenVersion = Math.max(state.seenVersion, version);
  if (version > state.handledVersion) state.dirty = true;
}

/**
 * Takes over what the record says. An unexpected transition of levels is noted as an incident and
 * followed all the same: the record is right, and a journey must never be the reason that a case is stuck.
 */
export function adoptObligations(state: JourneyState, obligations: Obligations): void {
  const from = state.level;
  const to = obligations.level;
  if (from === null || from !== to) {
    const legal = from === null || isLegalTransition(from, to);
    state.incident = legal ? null : `JOURNEY.UNEXPECTED_TRANSITION ${from} → ${to}`;
    state.level = to;
    state.levelsPassed = [...state.levelsPassed, to].slice(-journeyLimits.levelsPassedMax);
  } else if (state.incident?.startsWith('JOURNEY.DEFECT') === true) {
    state.incident = null;
  }
  state.defects = 0;
  if (obligations.version !== state.handledVersion) state.givenUpJobs.clear();
  state.obligations = obligations;
  state.handledVersion = obligations.version;
  state.seenVersion = Math.max(state.seenVersion, obligations.version);
}

/** True when the case has ended and nothing is left that this run would have to wait for. */
export const nothingOutstanding = (state: JourneyState): boolean =>
  state.obligations !== null &&
  state.obligations.concluded &&
  state.obligations.nearestTimer === null &&
  state.obligations.jobs.length === 0 &&
  state.runningJobs.size === 0 &&
  !state.dirty;

/** What the next run has to know. */
export const carryJourney = (state: JourneyState): CarriedJourney => ({
  level: state.level ?? 'unit',
  levelsPassed: state.levelsPassed,
  seenVersion: state.seenVersion,
  handledVersion: state.handledVersion,
  incident: state.incident,
  givenUpJobs: [...state.givenUpJobs],
});

/** Answer of the query `journey`. */
export const viewOf = (state: JourneyState): JourneyView => ({
  level: state.level ?? 'unit',
  seenVersion: state.seenVersion,
  handledVersion: state.handledVersion,
  openSteps: state.obligations?.openSteps ?? [],
  armedTimer: state.armedTimer,
  runningJobs: [...state.runningJobs],
  incident: incidentOf(state),
  levelsPassed: state.levelsPassed,
});

/** The first trouble there is: the journey's own, a job that could not be reported, the record's. */
function incidentOf(state: JourneyState): string | null {
  if (state.incident !== null) return state.incident;
  const [givenUp] = state.givenUpJobs;
  if (givenUp !== undefined) return `JOURNEY.JOB_GIVEN_UP ${givenUp}`;
  const incidents = state.obligations?.incidents ?? 0;
  return incidents > 0 ? `CASE.INCIDENTS ${incidents}` : null;
}
