import { ApiProblem } from './api-problem.js';

/** A moment is enough for a restart of PostgreSQL; clients wait so long before they ask again. */
const RETRY_AFTER_SECONDS = 2;

/** Fastify's own refusals → ours. */
const fastifyCodes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'REQUEST.NOT_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'REQUEST.NOT_JSON',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'REQUEST.NOT_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'REQUEST.NOT_JSON',
  FST_ERR_CTP_BODY_TOO_LARGE: 'REQUEST.TOO_LARGE',
  FST_ERR_NOT_FOUND: 'REQUEST.NOT_FOUND',
  FST_ERR_BAD_URL: 'REQUEST.NOT_FOUND',
};

/** The framework wraps its own refusals of a request (unreadable, too large, nowhere); ours never come so. */
const frameworkStatuses: Readonly<Record<number, string>> = {
  400: 'REQUEST.NOT_JSON',
  404: 'REQUEST.NOT_FOUND',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.NOT_JSON',
};

/** SQLSTATE classes, the file store's word and socket errors that mean "not now": nothing is wrong with the request. */
const transientSqlStates = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53400',
  '40001',
  '40P01',
  '55P03',
  '57014',
]);
const transientCodes = new Set([
  'FILES.AWAY',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const transientMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end/;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 0;

/** True when asking again in a moment may well succeed and nothing is known to be wrong with the request. */
export function isTransient(error: unknown): boolean {
  const several = (error as { errors?: unknown } | null)?.errors;
  if (Array.isArray(several) && several.some(isTransient)) return true;
  const code = codeOf(error);
  if (code.startsWith('08') && code.length === 5) return true;
  if (transientSqlStates.has(code) || transientCodes.has(code)) return true;
  return transientMessages.test(String((error as { message?: unknown } | null)?.message ?? ''));
}

/** Whatever was thrown → a problem; null means a defect, which is logged with its stack and shown without. */
export function classifyError(error: unknown): ApiProblem | null {
  if (error instanceof ApiProblem) return error;
  const mapped = fastifyCodes[codeOf(error)];
  if (mapped !== undefined) return new ApiProblem(mapped);
  const byStatus = frameworkStatuses[statusOf(error)];
  if (byStatus !== undefined) return new ApiProblem(byStatus);
  if (isTransient(error)) return new ApiProblem('RETRY.LATER', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  return null;
}
