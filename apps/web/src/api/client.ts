import type { Problem } from '@vinhdanh/contracts';
import type { AnswerName } from './answer-schemas.js';
import { offlineProblem, ProblemError } from './problem-error.js';

/**
 * The one place that speaks HTTP. Paths are relative to `/api/v1`, or to the audit service's `/audit/v1`; answers
 * are typed by the contract and, outside releases, parsed by it. Every refusal is thrown as ProblemError.
 */
export const bases = { office: '/api/v1', audit: '/audit/v1' } as const;

export interface Request {
  readonly service?: keyof typeof bases;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly csrfToken?: string;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
}

const headersOf = (request: Request, accept: string): Record<string, string> => ({
  accept,
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

async function send(path: string, request: Request, accept: string): Promise<Response> {
  try {
    return await fetch(`${bases[request.service ?? 'office']}${path}`, {
      method: request.method ?? 'GET',
      headers: headersOf(request, accept),
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

async function refuse(response: Response): Promise<never> {
  const wait = Number(response.headers.get('retry-after'));
  throw new ProblemError(
    problemOf(response.status, await response.text()),
    Number.isFinite(wait) && wait > 0 ? wait : null,
  );
}

/** Sends one request and gives the answer, `null` for an answer without content. */
export async function call<T>(path: string, answer: AnswerName, request: Request = {}): Promise<T> {
  const response = await send(path, request, 'application/json');
  if (!response.ok) return refuse(response);
  const text = await response.text();
  if (text === '') return null as T;
  return checked<T>(JSON.parse(text), answer);
}

/** Sends one request whose answer is no JSON: the response itself, once it was not refused. */
export async function open(path: string, accept: string, request: Request): Promise<Response> {
  const response = await send(path, request, accept);
  return response.ok ? response : refuse(response);
}

/** One part of an answer that comes in pieces, checked as a whole answer is. */
export const checkedPart = <T>(text: string, name: AnswerName): Promise<T> =>
  checked<T>(JSON.parse(text), name);
