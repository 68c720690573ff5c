import { limits } from '@vinhdanh/kernel';

/** The named limits of one journey. Times in milliseconds. */
export const journeyLimits = {
  /** Signals after which a run gives way to a new one even if the server has not suggested it. */
  signalsPerRunMax: limits.workflowSignalsPerRunMax,
  /** Jobs of one case that run at once; the server refuses the 2,001st pending activity of a workflow. */
  jobsAtOnceMax: 20,
  /** Levels kept in the answer of the query; older ones stand in the record. */
  levelsPassedMax: 64,
  /** A timer that the record calls not due (clocks differ) is tried again after this time, not at once. */
  staleTimerPauseMs: 1_000,
  /** After a defect the journey looks again after this time, doubled each time, or at the next signal. */
  defectPauseMs: 60_000,
  defectPauseMaxMs: 3_600_000,
} as const;
