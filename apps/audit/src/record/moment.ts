import type { Instant, Result } from '@vinhdanh/kernel';
import { ApiProblem } from '@vinhdanh/http-platform';
import type { Moment, StandingCase } from '@vinhdanh/replay';
import type { CaseFile } from './case-file.js';

/** A moment as a question names it; neither is how the case stands now. */
export interface AskedMoment {
  readonly version?: number | undefined;
  readonly at?: string | undefined;
}

const momentOf = ({ version, at }: AskedMoment, last: number): Moment => {
  if (version !== undefined) return { version };
  return at === undefined ? { version: last } : { at: at as Instant };
};

/**
 * The case as it stood. @throws ApiProblem `MOMENT.NO_EVENT`, `MOMENT.BEFORE_START`, `MOMENT.AFTER_END`,
 * `MOMENT.IN_FUTURE`.
 */
export function standingAt(file: CaseFile, asked: AskedMoment, now: Instant): StandingCase {
  if (asked.at !== undefined && asked.at > now)
    throw new ApiProblem('MOMENT.IN_FUTURE', { details: { now } });
  const found: Result<StandingCase> = file.timeline.at(momentOf(asked, file.records.length));
  if (found.ok) return found.value;
  throw new ApiProblem(found.error.code, { details: found.error.details });
}
