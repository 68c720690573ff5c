import type { Problem } from '@vinhdanh/contracts';

/** What the API refused, as RFC 9457 says it; `code` is stable. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds to wait, when the answer named them. */
    readonly retryAfterS: number | null = null,
  ) {
    super(problem.code);
    this.name = 'ProblemError';
  }
}

/** The request never reached the server, or its answer never came back. */
export const offlineCode = 'OFFLINE';

export const offlineProblem: Problem = { type: 'about:blank', title: '', status: 0, code: offlineCode };

/** The stable code of anything that was thrown; a bug of the page itself is `PAGE`. */
export const codeOf = (error: unknown): string =>
  error instanceof ProblemError ? error.problem.code : 'PAGE';

export const isConflict = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.problem.status === 409;
