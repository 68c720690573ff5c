import type { Problem } from '@vinhdanh/contracts';
import type { AnswerName } from './answer-schemas.js';
import { offlineProblem, ProblemError } from './problem-error.js';

/**
 * The one place that speaks HTTP. Paths are relative to `/api/v1`; answers are typed by the contract and,
 * outside releases, parsed by it. Every refusal is thrown as ProblemError.
 */
const base = '/api/v1';

export interface Request {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly csrfToken?: string;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
}

const headersOf = (request: Request): Record<string, string> => ({
  accept: 'application/json',
  // A few answers hold words (how long a step has waited); they come in the page's language.
  'accept-language': document.documentElement.lang,
  ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(request.csrfToken === undefined ? {} : { 'x-csrf-token': request.csrfToken }),
  ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
  ...(request.ifMatch === undefined ? {} : { 'if-match': request.ifMatch }),
});

/** A refusal's body, or a stand-in when something between us and the API answered instead. */
export function problemOf(status: number, text: string): Problem {
  try {
    const parsed = JSON.parse(text) as Partial<Problem>;
    if (typeof parsed.code === 'string')
      return { type: 'about:blank', title: '', status, ...parsed, code: parsed.code };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { type: 'about:blank', title: '', status, code: `HTTP.${status}` };
}

async function send(path: string, request: Request): Promise<Response> {
  try {
    return await fetch(`${base}${path}`, {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      credentials: 'same-origin',
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(offlineProblem);
  }
}

async function checked<T>(answer: unknown, name: AnswerName): Promise<T> {
  if (!__CHECK_ANSWERS__) return answer as T;
  const { answerSchemas } = await import('./answer-schemas.js');
  return answerSchemas[name].parse(answer) as T;
}

/** Sends one request and gives the answer, `null` for an answer without content. */
export async function call<T>(path: string, answer: AnswerName, request: Request = {}): Promise<T> {
  const response = await send(path, request);
  const text = await response.text();
  if (!response.ok) {
    const wait = Number(response.headers.get('retry-after'));
    throw new ProblemError(problemOf(response.status, text), Number.isFinite(wait) && wait > 0 ? wait : null);
  }
  if (text === '') return null as T;
  return checked<T>(JSON.parse(text), answer);
}
