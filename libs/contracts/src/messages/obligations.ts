/**
 * What the journey knows of a case: ids, level and times; nothing personal, no variables. Zod-free, so
 * that the workflow bundle stays small. The activity `readObligations` answers it from the record.
 */
export type JourneyLevel = 'unit' | 'grassroots' | 'department' | 'province' | 'central' | 'concluded';

export interface JourneyKey {
  readonly tenant: string;
  readonly caseId: string;
}

export interface ObligationTimer {
  readonly timerId: string;
  /** ISO 8601, UTC. */
  readonly dueAt: string;
}

export interface ObligationJob {
  readonly jobId: string;
  readonly type: string;
}

export interface Obligations {
  /** Version of the case that this was folded from. */
  readonly version: number;
  readonly level: JourneyLevel;
  readonly openSteps: readonly string[];
  readonly nearestTimer: ObligationTimer | null;
  readonly jobs: readonly ObligationJob[];
  readonly incidents: number;
  readonly concluded: boolean;
}

/** What a timer or a job came to when it was reported to the record. `stale`: the record had moved on. */
export type ReportOutcome = 'accepted' | 'stale';

/** Signal: the record has advanced to at least this version. */
export interface AdvancedSignal {
  readonly version: number;
}

/** Answer of the query `journey`. */
export interface JourneyView {
  readonly level: JourneyLevel;
  readonly seenVersion: number;
  readonly handledVersion: number;
  readonly openSteps: readonly string[];
  readonly armedTimer: ObligationTimer | null;
  readonly runningJobs: readonly string[];
  readonly incident: string | null;
  readonly levelsPassed: readonly JourneyLevel[];
}

export const journeyNames = {
  workflowType: 'nominationJourney',
  taskQueue: 'vinhdanh-journeys',
  advancedSignal: 'advanced',
  journeyQuery: 'journey',
  searchAttributes: { level: 'VinhDanhLevel', state: 'VinhDanhState', due: 'VinhDanhDue' },
} as const;

/** Opaque on purpose: workflow ids are not encrypted. */
export const journeyWorkflowId = (key: JourneyKey): string => `journey-${key.tenant}-${key.caseId}`;
