import type { JobResult } from '@vinhdanh/awards';
import type { Job } from '@vinhdanh/interpreter';
import { Defect } from '@vinhdanh/kernel';

/**
 * A notice in the app. The record itself is the carrier: the event that completes the job puts the notice on
 * the bell of those concerned, in the same transaction, so that none is lost and none comes twice.
 */
export async function sendNotice(job: Job): Promise<JobResult> {
  const notice = job.spec.input['notice'];
  if (notice === undefined) throw new Defect('JOB.INPUT_MISSING', `${job.elementId}: notice`);
  return { kind: 'notified', notice };
}
