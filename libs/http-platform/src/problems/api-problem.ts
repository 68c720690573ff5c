import type { JsonObject } from '@vinhdanh/kernel';
import type { Problem } from '@vinhdanh/contracts';
import type { CommonProblemCode } from './common-problems.js';

/** What may go with a code: all of it is shown to the person. */
export interface ProblemExtras {
  readonly detail?: string;
  readonly errors?: NonNullable<Problem['errors']>;
  readonly by?: NonNullable<Problem['by']>;
  readonly retryAfterSeconds?: number;
  readonly details?: JsonObject;
}

/** An expected "no" on its way out of the HTTP layer; the filter turns it into RFC 9457. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    /** One of the service's own catalogue. */
    readonly code: CommonProblemCode | (string & {}),
    readonly extras: ProblemExtras = {},
  ) {
    super(code);
  }
}
