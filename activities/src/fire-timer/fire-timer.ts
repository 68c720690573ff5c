import type { JourneyKey, ObligationTimer, ReportOutcome } from '@vinhdanh/contracts/messages';
import type { JourneyPorts } from '../ports.js';
import { timerCommandId } from '../reports/command-ids.js';
import { parseKey } from '../reports/parse-key.js';
import { submitReport } from '../reports/submit-report.js';

/** Tells the record that a deadline has passed; the record decides what that means. */
export function fireTimer(
  ports: Pick<JourneyPorts, 'submit' | 'clock'>,
  key: JourneyKey,
  timer: ObligationTimer,
): Promise<ReportOutcome> {
  const commandId = timerCommandId(parseKey(key).caseId, timer);
  return submitReport(ports, key, commandId, { type: 'FireTimer', timerId: timer.timerId });
}
