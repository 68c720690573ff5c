import { ApiProblem } from '@vinhdanh/http-platform';
import type { Result } from '@vinhdanh/kernel';

/** Opaque to clients; what it means may change with any release. */
export const cursorBefore = (position: number): string =>
  Buffer.from(JSON.stringify([position])).toString('base64url');

/** The page of a list that has its own cursors. @throws ApiProblem with the code that it was refused with. */
export function pageOf<Page>(found: Result<Page>): Page {
  if (!found.ok) throw new ApiProblem(found.error.code);
  return found.value;
}

/**
 * A place in a list that is numbered downwards; without a cursor, before its beginning.
 * @throws ApiProblem `CURSOR.BROKEN`
 */
export function beforeNumber(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    value = null; // Not JSON: somebody made it up or cut it off.
  }
  const position: unknown = Array.isArray(value) && value.length === 1 ? value[0] : null;
  if (typeof position !== 'number' || !Number.isSafeInteger(position)) throw new ApiProblem('CURSOR.BROKEN');
  return position;
}
