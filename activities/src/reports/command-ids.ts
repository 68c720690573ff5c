import type { CaseId, CommandId } from '@vinhdanh/kernel';
import type { ObligationTimer } from '@vinhdanh/contracts/messages';

/**
 * Ids that a repetition makes again: an activity that runs twice, after a crash or for a second journey of
 * the same case, meets its own first command and gets its answer.
 */
export const timerCommandId = (caseId: CaseId, timer: ObligationTimer): CommandId =>
  `timer:${caseId}:${timer.timerId}:${timer.dueAt}` as CommandId;

export const jobCommandId = (caseId: CaseId, jobId: string): CommandId =>
  `job:${caseId}:${jobId}` as CommandId;

export const jobFailedCommandId = (caseId: CaseId, jobId: string): CommandId =>
  `job-failed:${caseId}:${jobId}` as CommandId;
