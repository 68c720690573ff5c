import { compileRegex, regexMatches, type Regex } from '../../regex/regex.js';
import { regexReplace } from '../../regex/replace.js';
import { regexSplit } from '../../regex/split.js';
import type { RegexFault } from '../../regex/syntax.js';
import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

const noteFault = (run: FeelRun, fault: RegexFault): null =>
  run.note(fault.code, { at: fault.at, detail: fault.detail });

function withRegex(
  run: FeelRun,
  pattern: string,
  flags: string | null,
  use: (regex: Regex) => FeelValue,
): FeelValue {
  const regex = compileRegex(pattern, flags ?? '');
  return regex.ok ? use(regex.value) : noteFault(run, regex.error);
}

/** The built-ins that take a pattern (DMN 1.5, table 74). A pattern costs as many steps as the limits grant it. */
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
        withRegex(run, pattern, flags, (regex) => {
          const found = regexMatches(regex, input, run.limits.regexStepsMax);
          return found.ok ? found.value : noteFault(run, found.error);
        }),
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
        withRegex(run, pattern, flags, (regex) => {
          const bounds = { stepsMax: run.limits.regexStepsMax, lengthMax: run.limits.textCharsMax };
          const replaced = regexReplace(regex, input, replacement, bounds);
          return replaced.ok ? replaced.value : noteFault(run, replaced.error);
        }),
    ),
  ),
  builtIn(
    'split',
    signature(
      [
        { name: 'string', wants: 'string' },
        { name: 'delimiter', wants: 'string' },
      ],
      ([text, delimiter], run) =>
        withRegex(run, delimiter, null, (regex) => {
          const texts = regexSplit(regex, text, run.limits.regexStepsMax);
          if (!texts.ok) return noteFault(run, texts.error);
          run.checkList(texts.value.length);
          return texts.value;
        }),
    ),
  ),
];
