import { activityInfo, heartbeat } from '@temporalio/activity';
import type { JourneyKey, Obligations, ObligationTimer, ReportOutcome } from '@vinhdanh/contracts/messages';
import { thrownToFailure } from './failures/to-application-failure.js';
import { fireTimer } from './fire-timer/fire-timer.js';
import type { JourneyPorts } from './ports.js';
import { readObligations } from './read-obligations/read-obligations.js';
import { reportJobFailed } from './report-job-failed/report-job-failed.js';
import { runJob } from './run-job/run-job.js';

/** What the journey may ask for. A type alias, as the worker wants an index signature. */
export type JourneyActivities = {
  /** What the case wants of its journey right now. */
  readObligations(key: JourneyKey): Promise<Obligations>;
  /** Reports a deadline that has passed. `stale`: read the obligations again. */
  fireTimer(key: JourneyKey, timer: ObligationTimer): Promise<ReportOutcome>;
  /** Does an outstanding job and reports its result. */
  runJob(key: JourneyKey, jobId: string): Promise<ReportOutcome>;
  /** Reports that a job cannot succeed. */
  reportJobFailed(key: JourneyKey, jobId: string, code: string): Promise<ReportOutcome>;
};

/** Whatever is thrown leaves as a failure with a stable code and without a word of the case. */
const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw thrownToFailure(error);
  }
};

/** Well below the heartbeat timeout that the journey gives a job. */
const HEARTBEAT_MS = 2_000;

/** Says that the work is alive, so that a killed worker's job is taken over within seconds. */
async function beating<T>(work: () => Promise<T>): Promise<T> {
  const pulse = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(pulse);
  }
}

/** The activities over their ports. */
export const createActivities = (ports: JourneyPorts): JourneyActivities => ({
  readObligations: (key) => guarded(() => readObligations(ports, key)),
  fireTimer: (key, timer) => guarded(() => fireTimer(ports, key, timer)),
  runJob: (key, jobId) => guarded(() => beating(() => runJob(ports, key, jobId, activityInfo().attempt))),
  reportJobFailed: (key, jobId, code) => guarded(() => reportJobFailed(ports, key, jobId, code)),
});
