import type { CaseCommand } from '@vinhdanh/awards';
import type { CommandId } from '@vinhdanh/kernel';
import type { JourneyKey, ReportOutcome } from '@vinhdanh/contracts/messages';
import { toApplicationFailure } from '../failures/to-application-failure.js';
import type { JourneyPorts } from '../ports.js';
import { parseKey } from './parse-key.js';

/**
 * The record had moved on: the timer or job is gone, not due yet, answered by somebody else, or its case has
 * ended. `IDEMPOTENCY.REUSED`: the same report was taken before with another result, and the first one stands.
 */
const staleCodes: ReadonlySet<string> = new Set([
  'TIMER.UNKNOWN',
  'TIMER.NOT_DUE',
  'JOB.UNKNOWN',
  'CASE.CONCLUDED',
  'PROCESS.NOT_ACTIVE',
  'IDEMPOTENCY.REUSED',
]);

/**
 * Gives a command as the journey. A repetition is `accepted` as it was the first time.
 * @throws ApplicationFailure for every other no.
 */
export async function submitReport(
  ports: Pick<JourneyPorts, 'submit' | 'clock'>,
  key: JourneyKey,
  commandId: CommandId,
  command: CaseCommand,
): Promise<ReportOutcome> {
  const answer = await ports.submit({
    ...parseKey(key),
    commandId,
    at: ports.clock.now(),
    actor: { kind: 'system', name: 'journey' },
    seen: null,
    command,
  });
  if (answer.kind === 'done') return 'accepted';
  if (answer.kind === 'rejection' && staleCodes.has(answer.code)) return 'stale';
  throw toApplicationFailure(answer);
}
