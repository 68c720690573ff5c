import type { AuditProgress, AuditReport } from '@vinhdanh/contracts/audit';
import { checkedPart, open, problemOf } from './client.js';
import { readEventStream } from './event-stream.js';
import { ProblemError } from './problem-error.js';

/** The stream ended before its report came: nothing is known. */
export const cutOffCode = 'VERIFICATION.CUT_OFF';

/**
 * Has the record verified, or one case of it, and says how far it is while it runs.
 * @throws ProblemError when the service refuses, or `VERIFICATION.CUT_OFF` when it ends without a report.
 */
export async function streamVerification(
  caseId: string | null,
  onProgress: (progress: AuditProgress) => void,
  signal: AbortSignal,
): Promise<AuditReport> {
  const path = caseId === null ? '/verification' : `/cases/${encodeURIComponent(caseId)}/verification`;
  const response = await open(path, 'text/event-stream', { service: 'audit', signal });
  if (response.body !== null) {
    for await (const { event, data } of readEventStream(response.body)) {
      if (event === 'progress') onProgress(await checkedPart<AuditProgress>(data, 'auditProgress'));
      if (event === 'report') return checkedPart<AuditReport>(data, 'auditReport');
      if (event === 'problem') throw new ProblemError(problemOf(response.status, data));
    }
  }
  throw new ProblemError({ type: 'about:blank', title: '', status: 0, code: cutOffCode });
}
