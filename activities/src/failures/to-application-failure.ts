import { ApplicationFailure } from '@temporalio/common';
import { assertNever, Defect, type Failure } from '@vinhdanh/kernel';

/** A conflict with another writer is over in no time. */
const CONFLICT_RETRY_MS = 100;

/**
 * The one place where the five words become Temporal's failures (house style §13). Rejection: an expected
 * no, repeating it helps nobody. Conflict and Transient: tried again. Defect: a bug, not tried again.
 * An Incident is a value of the record and never fails an activity. The message is the code alone, since
 * failures stand in Temporal's history and on its page.
 */
export function toApplicationFailure(failure: Failure | Defect): ApplicationFailure {
  if (failure instanceof Defect)
    return ApplicationFailure.create({ message: failure.code, type: failure.code, nonRetryable: true });
  const base = { message: failure.code, type: failure.code };
  switch (failure.kind) {
    case 'rejection':
      return ApplicationFailure.create({ ...base, nonRetryable: true });
    case 'conflict':
      return ApplicationFailure.create({ ...base, nonRetryable: false, nextRetryDelay: CONFLICT_RETRY_MS });
    case 'transient':
      return ApplicationFailure.create({
        ...base,
        nonRetryable: false,
        nextRetryDelay: failure.retryAfterMs,
      });
    default:
      return assertNever(failure, 'failure');
  }
}

/**
 * Whatever was thrown, as a failure that quotes nothing of the case: a Defect is final, a lost connection
 * or anything else unexpected is tried again.
 */
export function thrownToFailure(error: unknown): Error {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof Defect) return toApplicationFailure(error);
  const code = (error as { code?: unknown } | null)?.code;
  const type = typeof code === 'string' ? code : 'UNEXPECTED';
  return ApplicationFailure.create({ message: type, type, nonRetryable: false });
}
