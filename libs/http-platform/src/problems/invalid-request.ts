import { ApiProblem } from './api-problem.js';

/** The part of a schema issue that every Standard Schema has, and zod's own code. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
}

/** A form shows a few mistakes at a time; a body made of mistakes is not repeated at length. */
const ERRORS_MAX = 50;

const pathOf = (issue: Issue): string =>
  (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** What a schema did not accept → `REQUEST.INVALID` with one entry per field. The values are never repeated. */
export const invalidRequest = (issues: readonly Issue[]): ApiProblem =>
  new ApiProblem('REQUEST.INVALID', {
    errors: issues
      .slice(0, ERRORS_MAX)
      .map((issue) => ({ path: pathOf(issue), code: issue.code ?? 'invalid', message: issue.message })),
  });
