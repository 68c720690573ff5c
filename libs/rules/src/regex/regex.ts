import { err, ok, type Result } from '@vinhdanh/kernel';
import { StepsExceeded, type Search, type Slots, type StepBudget } from './matching.js';
import { compileNode, type Program } from './program.js';
import { readPattern } from './read-pattern.js';
import { BacktrackingSearch } from './search-backtracking.js';
import { StepSearch } from './search-in-step.js';
import { readFlags, type RegexFault, type RegexFlags } from './syntax.js';

/** A pattern that can be searched for. Never changed; may be kept and used again. */
export interface Regex {
  readonly program: Program;
  readonly flags: RegexFlags;
}

/**
 * Compiles a pattern of XPath and XQuery Functions and Operators 3.1 §5.6. Pure and bounded.
 * @returns the pattern; else `REGEX.FLAGS`, `REGEX.SYNTAX` or `REGEX.TOO_LARGE`.
 */
export function compileRegex(pattern: string, flags = ''): Result<Regex, RegexFault> {
  const known = readFlags(flags);
  if (known === null) return err({ code: 'REGEX.FLAGS', at: 0, detail: 'a flag is none of s, m, i, x, q' });
  const read = readPattern(pattern, known);
  if (!read.ok) return read;
  const program = compileNode(read.value.node, read.value.groups);
  return program.ok ? ok({ program: program.value, flags: known }) : program;
}

/** Taking a text apart is much cheaper than searching it, but not free. */
function codePoints(text: string, budget: StepBudget): number[] {
  budget.spend(text.length >> 4);
  return Array.from(text, (char) => char.codePointAt(0) ?? 0);
}

function searchOf(
  { program, flags }: Regex,
  points: readonly number[],
  budget: StepBudget,
  keepsGroups: boolean,
): Search {
  const subject = { points, multiLine: flags.multiLine, ignoreCase: flags.ignoreCase };
  return program.hasBackReferences
    ? new BacktrackingSearch(program, subject, budget)
    : new StepSearch(program, subject, budget, keepsGroups);
}

function withinSteps<T>(work: () => Result<T, RegexFault>): Result<T, RegexFault> {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof StepsExceeded)) throw fault;
    return err({ code: 'REGEX.STEPS', at: 0, detail: 'the search takes too many steps' });
  }
}

/** Whether `text` holds a match anywhere (fn:matches). `REGEX.STEPS` when the budget does not suffice. */
export const regexMatches = (regex: Regex, text: string, budget: StepBudget): Result<boolean, RegexFault> =>
  withinSteps(() => ok(searchOf(regex, codePoints(text, budget), budget, false).find(0) !== null));

/** What lies between matches and the matches themselves, in their order. */
export interface Findings {
  readonly points: readonly number[];
  readonly matches: readonly Slots[];
}

/**
 * Every match of `text`, none over another. `REGEX.EMPTY_MATCH` when the pattern matches the empty text
 * (FORX0003), `REGEX.STEPS` when the budget does not suffice for all searches together.
 */
export function findAll(regex: Regex, text: string, budget: StepBudget): Result<Findings, RegexFault> {
  return withinSteps(() => {
    if (searchOf(regex, [], budget, false).find(0) !== null)
      return err({ code: 'REGEX.EMPTY_MATCH', at: 0, detail: 'the pattern matches the empty text' });
    const points = codePoints(text, budget);
    const search = searchOf(regex, points, budget, true);
    const matches: Slots[] = [];
    for (let from = 0; from < points.length;) {
      const found = search.find(from);
      if (found === null) break;
      matches.push(found);
      // A match takes a character at least, for the empty text was none.
      from = found[1] as number;
    }
    return ok({ points, matches });
  });
}
