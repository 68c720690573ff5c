import { ApiProblem } from '@vinhdanh/http-platform';

/** Opaque to clients; what it means may change with any release. */
export const encodeCursor = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

const isPart = (part: unknown): part is string | number =>
  Number.isSafeInteger(part) ||
  (typeof part === 'string' && !part.includes('\u0000') && !/\p{Surrogate}/u.test(part));

/** The parts of a cursor, as many as were put in. @throws ApiProblem `CURSOR.BROKEN`. */
export function decodeCursor(cursor: string, count: number): readonly (string | number)[] {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    value = null; // Not JSON: somebody made it up or cut it off.
  }
  if (!Array.isArray(value) || value.length !== count || !value.every(isPart))
    throw new ApiProblem('CURSOR.BROKEN');
  return value;
}

/** A place in a list that is numbered downwards; without a cursor, before its beginning. */
export function beforeNumber(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  const [before] = decodeCursor(cursor, 1);
  if (typeof before !== 'number') throw new ApiProblem('CURSOR.BROKEN');
  return before;
}
