import { ActivityFailure, ApplicationFailure, isCancellation, log } from '@temporalio/workflow';
import type { JourneyKey, ObligationJob } from '@vinhdanh/contracts/messages';
import { reportJobFailed, runJob } from './journey-activities.js';
import { journeyLimits } from './journey-limits.js';
import type { JourneyState } from './journey-state.js';

/**
 * Starts the outstanding jobs that do not run yet. A job that ends makes the journey look at the record
 * again; its result went there by the command handler, so that nothing is kept here that a crash could lose.
 */
export function startJobs(key: JourneyKey, state: JourneyState, outstanding: readonly ObligationJob[]): void {
  for (const { jobId } of outstanding) {
    if (state.runningJobs.size >= journeyLimits.jobsAtOnceMax) return;
    if (state.runningJobs.has(jobId) || state.givenUpJobs.has(jobId)) continue;
    state.runningJobs.add(jobId);
    void oneJob(key, jobId)
      .catch((error: unknown) => {
        if (isCancellation(error)) return;
        state.givenUpJobs.add(jobId);
        log.error('journey.job-given-up', { jobId, code: failureCode(error) });
      })
      .finally(() => {
        state.runningJobs.delete(jobId);
        state.dirty = true;
      });
  }
}

/** A job that cannot succeed becomes an incident of the case, which a person resolves. */
async function oneJob(key: JourneyKey, jobId: string): Promise<void> {
  try {
    await runJob(key, jobId);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await reportJobFailed(key, jobId, failureCode(error));
  }
}

/** The stable code of a failure, never its message: messages may quote what they were about. */
export function failureCode(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) return cause.type ?? 'DEFECT';
  return cause instanceof Error ? cause.name : 'DEFECT';
}
