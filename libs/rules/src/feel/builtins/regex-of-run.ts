import type { Result } from '@vinhdanh/kernel';
import { keptRegex } from '../../regex/regex-cache.js';
import type { Regex } from '../../regex/regex.js';
import type { RegexFault } from '../../regex/syntax.js';
import type { FeelRun } from '../run.js';

/** What compiling costs an evaluation, in its steps: for each character of a pattern and each instruction of it. */
const stepsPerChar = 64;
const stepsPerInstruction = 4;

const compiledBy = new WeakMap<FeelRun, Map<string, Result<Regex, RegexFault>>>();

/**
 * The pattern, compiled. It costs steps of the evaluation at its first use and none later, whatever other
 * evaluations have used: the steps of an evaluation are always the same.
 */
export function regexOfRun(run: FeelRun, pattern: string, flags: string): Result<Regex, RegexFault> {
  let compiled = compiledBy.get(run);
  if (compiled === undefined) {
    compiled = new Map();
    compiledBy.set(run, compiled);
  }
  const key = `${flags}/${pattern}`;
  let regex = compiled.get(key);
  if (regex === undefined) {
    run.step((pattern.length + 1) * stepsPerChar);
    regex = keptRegex(pattern, flags);
    if (regex.ok) run.step(regex.value.program.instructions.length * stepsPerInstruction);
    compiled.set(key, regex);
  }
  return regex;
}
