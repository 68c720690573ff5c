import { err, ok, rejection, type Result } from '@vinhdanh/kernel';

const CURSOR_CHARS_MAX = 500;
const instant = /^-?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** PostgreSQL holds no NUL and no half of a surrogate pair. */
const isStorable = (part: unknown): part is string =>
  typeof part === 'string' && !part.includes('\u0000') && !/\p{Surrogate}/u.test(part);

/** The place after the last line of a page: a time, then texts that tell lines of one time apart. Opaque to clients. */
export const encodeKeyset = (parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The place that a cursor names, with `count` parts of which the first is a time. Rejection `CURSOR.BROKEN`. */
export function decodeKeyset(cursor: string, count: number): Result<readonly string[]> {
  const broken = err(rejection('CURSOR.BROKEN'));
  if (cursor.length > CURSOR_CHARS_MAX) return broken;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Not JSON: somebody made it up or cut it off.
    return broken;
  }
  if (!Array.isArray(value) || value.length !== count || !value.every(isStorable)) return broken;
  const [at = ''] = value;
  return instant.test(at) && !Number.isNaN(Date.parse(at)) ? ok(value) : broken;
}
