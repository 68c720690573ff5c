import { err, limits, ok, rejection, type Result } from '@vinhdanh/kernel';

/** What one pass over the characters found before the grammar sees the text. */
export interface Prescanned {
  /** The text that the grammar reads; of the same length as the original, so that offsets hold. */
  readonly text: string;
  /** Offsets of `range` where it opens a type (`range<number>`), which the grammar does not know. */
  readonly rangeTypes: ReadonlySet<number>;
}

const rangeType = /range(?=\s*<)/uy;
const opening = '([{';
const closing = ')]}';

/**
 * Refuses what is too long or nests too deep, at a cost that grows with the length alone: the grammar's
 * own costs more on such a text. Writes `range<…>` as `list <…>`, the one type that the grammar lacks.
 */
export function prescan(source: string): Result<Prescanned> {
  if (source.length > limits.feelExpressionCharsMax) {
    return err(rejection('FEEL.TOO_LONG', { charsMax: limits.feelExpressionCharsMax }));
  }
  const rangeTypes = new Set<number>();
  let depth = 0;
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    const next = source.charAt(at + 1);
    if (char === '"') {
      at = endOfString(source, at);
      continue;
    }
    if (char === '/' && (next === '/' || next === '*')) {
      const end = next === '/' ? source.indexOf('\n', at) : source.indexOf('*/', at + 2);
      at = end === -1 ? source.length : end + (next === '/' ? 1 : 2);
      continue;
    }
    // A bracket turned around (`]1..2[`) counts as one too many, which only makes the bound stricter.
    if (opening.includes(char)) depth += 1;
    else if (closing.includes(char) && depth > 0) depth -= 1;
    if (depth > limits.feelNestingMax) {
      return err(rejection('FEEL.TOO_DEEP', { column: at + 1, nestingMax: limits.feelNestingMax }));
    }
    if (char === 'r' && opensRangeType(source, at)) rangeTypes.add(at);
    at += 1;
  }
  return ok({ text: rangeTypes.size === 0 ? source : rewritten(source, rangeTypes), rangeTypes });
}

function endOfString(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\\') at += 2;
    else if (char === '"') return at + 1;
    else at += 1;
  }
  return at;
}

/** A type follows `of`, `<`, `,`, `:` or `->`; after a comma or a colon it may also be a variable, which does no harm. */
function opensRangeType(source: string, at: number): boolean {
  rangeType.lastIndex = at;
  if (!rangeType.test(source)) return false;
  return /(?:\bof\s|[<,:>])\s*$/u.test(source.slice(Math.max(0, at - 40), at));
}

const rewritten = (source: string, places: ReadonlySet<number>): string =>
  source.replace(/range/gu, (found, at: number) => (places.has(at) ? 'list ' : found));
