import { ok, type Result } from '@vinhdanh/kernel';
import type { StepBudget } from './matching.js';
import { findAll, type Regex } from './regex.js';
import type { RegexFault } from './syntax.js';
import { textOf } from './text.js';

/**
 * The texts between the matches, empty ones as well: always one more than there are matches.
 * @returns the texts; else `REGEX.EMPTY_MATCH` or `REGEX.STEPS`.
 */
export function regexSplit(
  regex: Regex,
  text: string,
  budget: StepBudget,
): Result<readonly string[], RegexFault> {
  const found = findAll(regex, text, budget);
  if (!found.ok) return found;
  const { points, matches } = found.value;
  const texts: string[] = [];
  let from = 0;
  for (const slots of matches) {
    texts.push(textOf(points, from, slots[0] as number));
    from = slots[1] as number;
  }
  texts.push(textOf(points, from, points.length));
  return ok(texts);
}
