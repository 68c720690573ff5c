import { err, ok, rejection, type Result } from '@vinhdanh/kernel';

/** The place after the last line of a page, in the order of the list: deadline, since, ids. */
export interface InboxPlace {
  /** ISO 8601, or `infinity` for a line without a deadline. */
  readonly sortAt: string;
  readonly since: string;
  readonly caseId: string;
  readonly stepId: string;
  readonly duty: string;
}

const CURSOR_CHARS_MAX = 500;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isInstant = (text: string): boolean => instant.test(text) && !Number.isNaN(Date.parse(text));

/** PostgreSQL holds no NUL and no half of a surrogate pair. */
const isStorable = (part: unknown): boolean =>
  typeof part === 'string' && !part.includes('\u0000') && !/\p{Surrogate}/u.test(part);

/** Opaque to clients; what it means may change with any release. */
export const encodeCursor = (place: InboxPlace): string =>
  Buffer.from(JSON.stringify([place.sortAt, place.since, place.caseId, place.stepId, place.duty])).toString(
    'base64url',
  );

/** The place that a cursor names. Rejection `CURSOR.BROKEN`. */
export function decodeCursor(cursor: string): Result<InboxPlace> {
  const broken = err(rejection('CURSOR.BROKEN'));
  if (cursor.length > CURSOR_CHARS_MAX) return broken;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Not JSON: somebody made it up or cut it off.
    return broken;
  }
  if (!Array.isArray(value) || value.length !== 5 || !value.every(isStorable)) return broken;
  const [sortAt, since, caseId, stepId, duty] = value as [string, string, string, string, string];
  if ((sortAt !== 'infinity' && !isInstant(sortAt)) || !isInstant(since)) return broken;
  return ok({ sortAt, since, caseId, stepId, duty });
}
