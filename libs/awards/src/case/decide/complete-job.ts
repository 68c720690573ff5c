import type { Result } from '@vinhdanh/kernel';
import type { CaseEvent } from '../events.js';
import { withEngine, type CaseDecision, type CommandOf, type Deciding } from './deciding.js';

/** A job has ended well: its paper or notice is recorded and the path goes on. Rejections: `JOB.UNKNOWN`. */
export function completeJob(
  deciding: Deciding,
  { jobId, result }: CommandOf<'CompleteJob'>,
): Result<CaseDecision> {
  const { kind, ...rest } = result;
  const event = { type: kind === 'paper' ? 'PaperDrafted' : 'NoticeSent', jobId, ...rest } as CaseEvent;
  return withEngine(deciding, [event], { type: 'CompleteJob', at: deciding.at, jobId, variables: {} });
}

/** A job has failed for good: an error of the path where it has a code, else an incident. Rejections: `JOB.UNKNOWN`. */
export const failJob = (
  deciding: Deciding,
  { jobId, errorCode, message }: CommandOf<'FailJob'>,
): Result<CaseDecision> =>
  withEngine(deciding, [], { type: 'FailJob', at: deciding.at, jobId, errorCode, message });
