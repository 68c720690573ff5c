import { err, ok, type Result } from '@vinhdanh/kernel';
import type { Slots, StepBudget } from './matching.js';
import { findAll, type Regex } from './regex.js';
import type { RegexFault } from './syntax.js';
import { textOf } from './text.js';

/** A piece of a replacement: text, or the number of a group. */
type Piece = string | number;

const isDigit = (char: string | undefined): char is string =>
  char !== undefined && char >= '0' && char <= '9';

/** Reads `$1`, `\$` and `\\` (XPath F&O 3.1, 5.6.4). A number takes as many digits as name a group. */
function readReplacement(replacement: string, groups: number): Result<readonly Piece[], RegexFault> {
  const chars = [...replacement];
  const pieces: Piece[] = [];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] as string;
    const next = chars[at + 1];
    if (char === '\\') {
      if (next !== '\\' && next !== '$') return badReplacement(at, String.raw`\ stands before \ or $ alone`);
      pieces.push(next);
      at += 1;
    } else if (char === '$') {
      if (!isDigit(next)) return badReplacement(at, '$ stands before a digit alone');
      let group = Number(next);
      at += 1;
      for (
        let digit = chars[at + 1];
        isDigit(digit) && group * 10 + Number(digit) <= groups;
        digit = chars[at + 1]
      ) {
        group = group * 10 + Number(digit);
        at += 1;
      }
      pieces.push(group);
    } else pieces.push(char);
  }
  return ok(pieces);
}

const badReplacement = (at: number, detail: string): Result<never, RegexFault> =>
  err({ code: 'REGEX.REPLACEMENT', at, detail });

function write(pieces: readonly Piece[], points: readonly number[], slots: Slots): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      const from = slots[2 * piece] ?? -1;
      const to = slots[2 * piece + 1] ?? -1;
      if (from >= 0 && to >= from) text += textOf(points, from, to);
    }
  }
  return text;
}

/**
 * `text` with every match replaced (fn:replace). With the flag `q` the replacement stands for itself.
 * `lengthMax` bounds the answer in UTF-16 units.
 * @returns the text; else `REGEX.REPLACEMENT`, `REGEX.EMPTY_MATCH`, `REGEX.STEPS` or `REGEX.TOO_LARGE`.
 */
export function regexReplace(
  regex: Regex,
  text: string,
  replacement: string,
  bounds: { readonly budget: StepBudget; readonly lengthMax: number },
): Result<string, RegexFault> {
  const pieces = regex.flags.literal
    ? ok<readonly Piece[]>([replacement])
    : readReplacement(replacement, regex.program.groups);
  if (!pieces.ok) return pieces;
  const found = findAll(regex, text, bounds.budget);
  if (!found.ok) return found;
  const { points, matches } = found.value;
  let answer = '';
  let from = 0;
  for (const slots of matches) {
    answer += textOf(points, from, slots[0] as number) + write(pieces.value, points, slots);
    if (answer.length > bounds.lengthMax)
      return err({ code: 'REGEX.TOO_LARGE', at: 0, detail: 'the text becomes too long' });
    from = slots[1] as number;
  }
  return ok(answer + textOf(points, from, points.length));
}
