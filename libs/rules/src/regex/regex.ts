import { err, ok, type Result } from '@vinhdanh/kernel';
import { Machine, StepsExceeded, type Captures, type StepBudget } from './machine.js';
import { compileProgram, type Program } from './program.js';
import { readPattern } from './read-pattern.js';
import { readFlags, type RegexFault, type RegexFlags } from './syntax.js';

const codePointsOf = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);
const textOf = (codePoints: readonly number[]): string => {
  let text = '';
  for (const each of codePoints) text += String.fromCodePoint(each);
  return text;
};

/**
 * A regular expression of XPath (Functions and Operators 3.1, 5.6), which FEEL uses. Its work is counted: whoever uses
 * it gives a budget of steps, and `REGEX.STEPS` is the answer when it is not enough.
 */
export class Regex {
  private constructor(
    private readonly program: Program,
    private readonly flags: RegexFlags,
  ) {}

  /** @returns `REGEX.FLAGS`, `REGEX.SYNTAX` or `REGEX.TOO_LARGE` for what is no pattern. */
  static compile(pattern: string, flags: string): Result<Regex, RegexFault> {
    const read = readFlags(flags);
    if (read === null) return err({ code: 'REGEX.FLAGS', at: 0, detail: 'a flag that there is not' });
    const parsed = readPattern(pattern, read);
    if (!parsed.ok) return parsed;
    const program = compileProgram(parsed.value.node, parsed.value.groups);
    return program.ok ? ok(new Regex(program.value, read)) : program;
  }

  #use<T>(
    text: string,
    budget: StepBudget,
    work: (machine: Machine, chars: number[]) => T,
  ): Result<T, RegexFault> {
    const chars = codePointsOf(text);
    try {
      return ok(work(new Machine(this.program, this.flags, chars, budget), chars));
    } catch (fault) {
      if (!(fault instanceof StepsExceeded)) throw fault;
      return err({ code: 'REGEX.STEPS', at: 0, detail: 'the pattern asks for too many steps' });
    }
  }

  /** Whether any part of the text matches. */
  matches(text: string, budget: StepBudget): Result<boolean, RegexFault> {
    return this.#use(text, budget, (machine) => machine.find(0) !== null);
  }

  /** Every match, one behind the other; a pattern that matches nothing at all is refused. */
  #all(text: string, budget: StepBudget): Result<{ chars: number[]; found: Captures[] }, RegexFault> {
    const empty = this.matches('', budget);
    if (!empty.ok) return empty;
    if (empty.value)
      return err({ code: 'REGEX.EMPTY_MATCH', at: 0, detail: 'the pattern matches an empty text' });
    return this.#use(text, budget, (machine, chars) => {
      const found: Captures[] = [];
      for (let from = 0; from <= chars.length;) {
        const captures = machine.find(from);
        if (captures === null) break;
        found.push(captures);
        // An anchor may match between two characters: go on behind it.
        from = Math.max(captures[1] as number, (captures[0] as number) + 1);
      }
      return { chars, found };
    });
  }

  /**
   * The text with every match replaced. `$1` stands for a group, `\$` and `\\` for themselves.
   * @returns also `REGEX.REPLACEMENT` for a replacement that is none, `REGEX.EMPTY_MATCH`
   */
  replace(text: string, replacement: string, budget: StepBudget): Result<string, RegexFault> {
    const parts = this.flags.literal ? ok([replacement]) : readReplacement(replacement, this.program.groups);
    if (!parts.ok) return parts;
    const all = this.#all(text, budget);
    if (!all.ok) return all;
    const { chars, found } = all.value;
    const pieces: string[] = [];
    let at = 0;
    for (const captures of found) {
      pieces.push(textOf(chars.slice(at, captures[0])));
      for (const part of parts.value)
        pieces.push(
          typeof part === 'string'
            ? part
            : textOf(
                chars.slice(Math.max(0, captures[2 * part] ?? 0), Math.max(0, captures[2 * part + 1] ?? 0)),
              ),
        );
      at = captures[1] as number;
    }
    pieces.push(textOf(chars.slice(at)));
    return ok(pieces.join(''));
  }

  /** What stands between the matches. @returns also `REGEX.EMPTY_MATCH` */
  split(text: string, budget: StepBudget): Result<string[], RegexFault> {
    const all = this.#all(text, budget);
    if (!all.ok) return all;
    const { chars, found } = all.value;
    const pieces: string[] = [];
    let at = 0;
    for (const captures of found) {
      pieces.push(textOf(chars.slice(at, captures[0])));
      at = captures[1] as number;
    }
    pieces.push(textOf(chars.slice(at)));
    return ok(pieces);
  }
}

/** A replacement as texts and numbers of groups. A number names as many digits as there are groups for. */
function readReplacement(replacement: string, groups: number): Result<(string | number)[], RegexFault> {
  const parts: (string | number)[] = [];
  const wrong = (at: number, detail: string) => err({ code: 'REGEX.REPLACEMENT' as const, at, detail });
  const isDigit = (char: string | undefined): char is string =>
    char !== undefined && char >= '0' && char <= '9';
  for (let at = 0; at < replacement.length; at++) {
    const char = replacement[at] as string;
    const next = replacement[at + 1];
    if (char === '\\') {
      if (next !== '\\' && next !== '$') return wrong(at, 'a back-slash before something else than \\ or $');
      parts.push(next);
      at += 1;
    } else if (char === '$') {
      if (!isDigit(next)) return wrong(at, 'a $ without a number');
      let number = Number(next);
      at += 1;
      while (isDigit(replacement[at + 1]) && number * 10 + Number(replacement[at + 1]) <= groups)
        number = number * 10 + Number(replacement[++at]);
      parts.push(number <= groups ? number : '');
    } else parts.push(char);
  }
  return ok(parts);
}
