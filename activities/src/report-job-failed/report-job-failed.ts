import type { JourneyKey, ReportOutcome } from '@vinhdanh/contracts/messages';
import type { JourneyPorts } from '../ports.js';
import { jobFailedCommandId } from '../reports/command-ids.js';
import { parseKey } from '../reports/parse-key.js';
import { submitReport } from '../reports/submit-report.js';

/** A job that cannot succeed: the record raises an incident, and a person resolves it. */
export function reportJobFailed(
  ports: Pick<JourneyPorts, 'submit' | 'clock'>,
  key: JourneyKey,
  jobId: string,
  code: string,
): Promise<ReportOutcome> {
  const command = { type: 'FailJob', jobId, errorCode: null, message: code } as const;
  return submitReport(ports, key, jobFailedCommandId(parseKey(key).caseId, jobId), command);
}
