import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { JourneyActivities } from '@vinhdanh/activities';
import type { JourneyKey, Obligations } from '@vinhdanh/contracts/messages';

/** For as long as the record cannot be reached: for ever, every half minute at the latest. */
const patient = { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '30 s' } as const;

/** A worker that is killed in the middle answers never: what it had is tried again after these times. */
const reports = proxyActivities<JourneyActivities>({ startToCloseTimeout: '10 s', retry: patient });
const jobs = proxyActivities<JourneyActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '10 s',
  retry: patient,
});
const quick = proxyLocalActivities<JourneyActivities>({
  startToCloseTimeout: '3 s',
  retry: { maximumAttempts: 1 },
});

export const { fireTimer, reportJobFailed } = reports;
export const { runJob } = jobs;

/**
 * The obligations of the case. As a local activity at first: one marker in place of three events and of a
 * second workflow task, for a read of milliseconds (performance §5.3). Where that fails, as an ordinary
 * activity that retries for as long as it takes without holding a workflow task.
 * @throws ActivityFailure on a defect only.
 */
export async function readObligations(key: JourneyKey): Promise<Obligations> {
  try {
    return await quick.readObligations(key);
  } catch (error) {
    // Whatever it was: a lost connection is waited out by the activity that retries, a defect comes again there.
    if (isCancellation(error)) throw error;
    return reports.readObligations(key);
  }
}
