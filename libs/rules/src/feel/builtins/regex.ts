import type { Result } from '@vinhdanh/kernel';
import { StepBudget } from '../../regex/matching.js';
import { regexMatches, type Regex } from '../../regex/regex.js';
import { regexReplace } from '../../regex/replace.js';
import { regexSplit } from '../../regex/split.js';
import type { RegexFault } from '../../regex/syntax.js';
import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';
import { regexOfRun } from './regex-of-run.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

/**
 * Uses a pattern. The steps of the search are steps of the evaluation as well, so that many searches are
 * bounded as one is.
 */
function withRegex<T extends FeelValue>(
  run: FeelRun,
  pattern: string,
  flags: string | null,
  use: (regex: Regex, budget: StepBudget) => Result<T, RegexFault>,
): T | null {
  const regex = regexOfRun(run, pattern, flags ?? '');
  if (!regex.ok) return run.note(regex.error.code, { at: regex.error.at, detail: regex.error.detail });
  const budget = new StepBudget(run.limits.regexStepsMax);
  const answer = use(regex.value, budget);
  run.step(budget.spent);
  return answer.ok ? answer.value : run.note(answer.error.code, { detail: answer.error.detail });
}

/** The built-ins that take a pattern (DMN 1.5, table 74). A search costs as many steps as the limits grant it. */
export const regexBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'matches',
    signature(
      [
        { name: 'input', wants: 'string' },
        { name: 'pattern', wants: 'string' },
        { name: 'flags', wants: 'string', optional: true, nullable: true },
      ],
      ([input, pattern, flags], run) =>
        withRegex(run, pattern, flags, (regex, budget) => regexMatches(regex, input, budget)),
    ),
  ),
  builtIn(
    'replace',
    signature(
      [
        { name: 'input', wants: 'string' },
        { name: 'pattern', wants: 'string' },
        { name: 'replacement', wants: 'string' },
        { name: 'flags', wants: 'string', optional: true, nullable: true },
      ],
      ([input, pattern, replacement, flags], run) =>
        withRegex(run, pattern, flags, (regex, budget) =>
          regexReplace(regex, input, replacement, { budget, lengthMax: run.limits.textCharsMax }),
        ),
    ),
  ),
  builtIn(
    'split',
    signature(
      [
        { name: 'string', wants: 'string' },
        { name: 'delimiter', wants: 'string' },
      ],
      ([text, delimiter], run) => {
        const texts = withRegex(run, delimiter, null, (regex, budget) => regexSplit(regex, text, budget));
        if (texts !== null) run.checkList(texts.length);
        return texts;
      },
    ),
  ),
];
