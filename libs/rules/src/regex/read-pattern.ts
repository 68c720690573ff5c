import { err, ok, type Result } from '@vinhdanh/kernel';
import { withCaseVariants } from './case-variants.js';
import { anyChar, multiCharEscape, notLineEnd, propertyOf } from './char-classes.js';
import { charSet, complementOf, differenceOf, unionOf, type CharSet } from './char-set.js';
import type { RegexFault, RegexFlags, RegexNode } from './syntax.js';

/** How often something may be repeated by a number, and how deep groups may lie in each other. */
export const regexLimits = { repeatMax: 1_000, depthMax: 200, patternCharsMax: 4_000 } as const;

class SyntaxFault extends Error {
  constructor(
    readonly at: number,
    readonly detail: string,
  ) {
    super(detail);
  }
}

const whiteSpace = new Set(['\t', '\n', '\r', ' ']);
const single = (char: string): number => char.codePointAt(0) ?? 0;
/** What a back-slash takes the meaning of; all others are errors. */
const plainEscapes = new Set(String.raw`\|.-^?*+{}()[]$`);
const controls: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09 };

interface GroupState {
  opened: number;
  readonly closed: Set<number>;
}

/** A pattern of XML Schema with what XPath adds: anchors, reluctant quantifiers, groups, back-references. */
class PatternReader {
  #at = 0;
  #depth = 0;
  readonly #groups: GroupState = { opened: 0, closed: new Set() };

  constructor(
    private readonly chars: readonly string[],
    private readonly flags: RegexFlags,
  ) {}

  read(): { node: RegexNode; groups: number } {
    const node = this.#choice();
    if (this.#at < this.chars.length) this.#fail('a bracket that closes nothing');
    return { node, groups: this.#groups.opened };
  }

  #fail(detail: string): never {
    throw new SyntaxFault(this.#at, detail);
  }

  #peek(): string | undefined {
    return this.chars[this.#at];
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#at += 1;
    return true;
  }

  #choice(): RegexNode {
    if (++this.#depth > regexLimits.depthMax) this.#fail('groups lie too deep');
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    this.#depth -= 1;
    return options.length === 1 ? (options[0] as RegexNode) : { kind: 'choice', options };
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek())
      parts.push(this.#piece());
    if (parts.length === 1) return parts[0] as RegexNode;
    return parts.length === 0 ? { kind: 'empty' } : { kind: 'sequence', parts };
  }

  #piece(): RegexNode {
    const atom = this.#atom();
    const range = this.#quantifier();
    if (range === null) return atom;
    const isReluctant = this.#take('?');
    const after = this.#peek();
    if (after !== undefined && '?*+{'.includes(after)) this.#fail('a quantifier of a quantifier');
    return { kind: 'repeat', body: atom, ...range, isReluctant };
  }

  #quantifier(): { min: number; max: number | null } | null {
    if (this.#take('?')) return { min: 0, max: 1 };
    if (this.#take('*')) return { min: 0, max: null };
    if (this.#take('+')) return { min: 1, max: null };
    if (!this.#take('{')) return null;
    const min = this.#number();
    let max: number | null = min;
    if (this.#take(',')) max = this.#peek() === '}' ? null : this.#number();
    if (!this.#take('}')) this.#fail('a quantifier that is not closed');
    if (max !== null && max < min) this.#fail('a quantifier whose end is before its beginning');
    if (Math.max(min, max ?? 0) > regexLimits.repeatMax) this.#fail('too many repetitions');
    return { min, max };
  }

  #number(): number {
    let digits = '';
    for (let next = this.#peek(); next !== undefined && next >= '0' && next <= '9'; next = this.#peek()) {
      digits += next;
      this.#at += 1;
      if (digits.length > 9) this.#fail('too many repetitions');
    }
    if (digits === '') this.#fail('a quantifier without its number');
    return Number(digits);
  }

  #atom(): RegexNode {
    const char = this.#peek() as string;
    switch (char) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', set: this.#class() };
      case '.':
        this.#at += 1;
        return { kind: 'set', set: this.flags.dotAll ? anyChar : notLineEnd };
      case '^':
        this.#at += 1;
        return { kind: 'start' };
      case '$':
        this.#at += 1;
        return { kind: 'end' };
      case '\\':
        return this.#escape();
    }
    if ('?*+{}]'.includes(char)) this.#fail(`${char} without what it belongs to`);
    this.#at += 1;
    return { kind: 'set', set: this.#folded(charSet([[single(char), single(char)]])) };
  }

  #folded(set: CharSet): CharSet {
    return this.flags.ignoreCase ? withCaseVariants(set) : set;
  }

  #group(): RegexNode {
    this.#at += 1;
    let number = 0;
    if (this.#take('?')) {
      if (!this.#take(':')) this.#fail('a group of an unknown kind');
    } else number = ++this.#groups.opened;
    const body = this.#choice();
    if (!this.#take(')')) this.#fail('a group that is not closed');
    if (number === 0) return body;
    this.#groups.closed.add(number);
    return { kind: 'group', number, body };
  }

  #escape(): RegexNode {
    const next = this.chars[this.#at + 1];
    if (next !== undefined && next >= '1' && next <= '9') return this.#backReference();
    const escaped = this.#escapedChars();
    return { kind: 'set', set: escaped.isSingle ? this.#folded(escaped.set) : escaped.set };
  }

  /** As many digits as name a group that is closed before it. */
  #backReference(): RegexNode {
    this.#at += 1;
    let number = Number(this.chars[this.#at]);
    this.#at += 1;
    for (let next = this.#peek(); next !== undefined && next >= '0' && next <= '9'; next = this.#peek()) {
      const longer = number * 10 + Number(next);
      if (longer > this.#groups.opened) break;
      number = longer;
      this.#at += 1;
    }
    if (!this.#groups.closed.has(number)) this.#fail(`no group ${number} before it`);
    return { kind: 'back-reference', number };
  }

  #escapedChars(): { set: CharSet; isSingle: boolean } {
    this.#at += 1;
    const letter = this.#peek();
    if (letter === undefined) this.#fail('a back-slash at the end');
    if (letter === 'p' || letter === 'P') return { set: this.#property(letter === 'P'), isSingle: false };
    this.#at += 1;
    if (plainEscapes.has(letter)) return { set: [single(letter), single(letter)], isSingle: true };
    const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
    if (control !== undefined) return { set: [control, control], isSingle: true };
    const set = multiCharEscape(letter);
    if (set === null) this.#fail(`\\${letter} is no escape`);
    return { set, isSingle: false };
  }

  #property(isNegated: boolean): CharSet {
    this.#at += 1;
    if (!this.#take('{')) this.#fail('a property without its name');
    let name = '';
    for (let next = this.#peek(); next !== '}'; next = this.#peek()) {
      if (next === undefined) this.#fail('a property that is not closed');
      name += next;
      this.#at += 1;
    }
    this.#at += 1;
    const set = propertyOf(name, isNegated);
    if (set === null) this.#fail('no such property');
    return set;
  }

  /** Case counts for what is written, before anything is turned round or taken away. */
  #class(): CharSet {
    if (++this.#depth > regexLimits.depthMax) this.#fail('classes lie too deep');
    this.#at += 1;
    const isNegated = this.#take('^');
    const sets: CharSet[] = [];
    const written: CharSet[] = [];
    let taken: CharSet | null = null;
    for (;;) {
      const char = this.#peek();
      if (char === undefined) this.#fail('a class that is not closed');
      if (char === ']') {
        if (sets.length + written.length === 0) this.#fail('an empty class');
        break;
      }
      if (char === '-' && this.chars[this.#at + 1] === '[' && sets.length + written.length > 0) {
        this.#at += 1;
        taken = this.#class();
        if (this.#peek() !== ']') this.#fail('something behind what is taken away');
        break;
      }
      const member = this.#member();
      (member.isSingle ? written : sets).push(member.set);
    }
    this.#at += 1;
    this.#depth -= 1;
    const all = unionOf(...sets, ...(written.length > 0 ? [this.#folded(unionOf(...written))] : []));
    const set = isNegated ? complementOf(all) : all;
    return taken === null ? set : differenceOf(set, taken);
  }

  /** A character, a range of them (both `isSingle`: case may count for nothing) or an escape. */
  #member(): { set: CharSet; isSingle: boolean } {
    const from = this.#classChar();
    if (!from.isSingle) return from;
    const first = from.set[0] as number;
    const next = this.chars[this.#at + 1];
    const isRange = this.#peek() === '-' && next !== undefined && next !== ']' && next !== '[';
    if (!isRange) return from;
    const beforeDash = this.#at;
    this.#at += 1;
    const to = this.#classChar();
    if (!to.isSingle) {
      // `a-\d`: the dash is one more character.
      this.#at = beforeDash;
      return from;
    }
    const last = to.set[0] as number;
    if (last < first) this.#fail('a range whose end is before its beginning');
    return { set: [first, last], isSingle: true };
  }

  #classChar(): { set: CharSet; isSingle: boolean } {
    const char = this.#peek();
    if (char === undefined) this.#fail('a class that is not closed');
    if (char === '\\') {
      const next = this.chars[this.#at + 1];
      if (next !== undefined && next >= '0' && next <= '9') this.#fail('a back-reference in a class');
      return this.#escapedChars();
    }
    if (char === '[') this.#fail('a bracket in a class');
    this.#at += 1;
    return { set: [single(char), single(char)], isSingle: true };
  }
}

/** With the flag `x`: white space goes, but for that in classes. */
function withoutSpace(chars: readonly string[]): string[] {
  const kept: string[] = [];
  let depth = 0;
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] as string;
    if (char === '\\') {
      kept.push(char);
      // What a back-slash stands before is kept, but for white space, which was never there.
      while (at + 1 < chars.length && depth === 0 && whiteSpace.has(chars[at + 1] as string)) at += 1;
      if (at + 1 < chars.length) kept.push(chars[++at] as string);
      continue;
    }
    if (char === '[') depth += 1;
    else if (char === ']') depth = Math.max(0, depth - 1);
    if (depth === 0 && whiteSpace.has(char)) continue;
    kept.push(char);
  }
  return kept;
}

/**
 * Reads a pattern (XPath and XQuery Functions and Operators 3.1, 5.6.1).
 * @returns the pattern and how many groups it has; else `REGEX.SYNTAX` or `REGEX.TOO_LARGE` with the place.
 */
export function readPattern(
  pattern: string,
  flags: RegexFlags,
): Result<{ node: RegexNode; groups: number }, RegexFault> {
  const all = [...pattern];
  if (all.length > regexLimits.patternCharsMax)
    return err({
      code: 'REGEX.TOO_LARGE',
      at: regexLimits.patternCharsMax,
      detail: 'the pattern is too long',
    });
  if (flags.literal) {
    const fold = flags.ignoreCase ? withCaseVariants : (set: CharSet): CharSet => set;
    const parts = all.map((char): RegexNode => ({ kind: 'set', set: fold([single(char), single(char)]) }));
    return ok({ node: parts.length === 0 ? { kind: 'empty' } : { kind: 'sequence', parts }, groups: 0 });
  }
  try {
    return ok(new PatternReader(flags.freeSpacing ? withoutSpace(all) : all, flags).read());
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    return err({ code: 'REGEX.SYNTAX', at: fault.at, detail: fault.detail });
  }
}
