import { err, limits, ok, rejection, type Rejection, type Result } from '@vinhdanh/kernel';
import type { Ast, ComparisonOperator } from './ast.js';
import { formatDecimal, parseDecimal } from './decimal.js';
import { syntax, tokenize, unsupported, type Token } from './tokens.js';

/** Nesting of parentheses, lists and `not`; keeps the parser and the evaluator off the stack's end. */
const nestingMax = 64;
const comparisons = new Set<string>(['=', '!=', '<', '<=', '>', '>=']);
/** Words and signs of full FEEL that the limited language leaves out, so that the answer can say so. */
const wordsOfFeel = new Set([
  'if',
  'then',
  'else',
  'for',
  'return',
  'some',
  'every',
  'satisfies',
  'between',
  'function',
  'instance',
  'external',
]);
const signsOfFeel = new Set([
  '+',
  '-',
  '*',
  '/',
  '**',
  '..',
  '{',
  '}',
  '@',
  '?',
  '[',
  ';',
  '|',
  ':',
  '//',
  '/*',
]);
const reserved = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'null']);

/** Leaves the recursive descent at the first thing that does not fit; caught in `parseExpression` alone. */
class Stop {
  constructor(readonly rejection: Rejection) {}
}

/**
 * Parses `limited-feel@1`: or, and, comparison or `in`, then a literal, path, list, `not(…)` or parentheses.
 * Answers `FEEL.SYNTAX` or `FEEL.UNSUPPORTED` with `column` and `found`, `FEEL.TOO_LONG`, `FEEL.TOO_DEEP`.
 * Pure and bounded.
 */
export function parseExpression(source: string): Result<Ast> {
  if (source.length > limits.expressionCharsMax) {
    return err(rejection('FEEL.TOO_LONG', { charsMax: limits.expressionCharsMax }));
  }
  const tokens = tokenize(source);
  if (!tokens.ok) return tokens;
  try {
    return ok(new Descent(tokens.value).whole());
  } catch (stop) {
    if (stop instanceof Stop) return err(stop.rejection);
    throw stop;
  }
}

class Descent {
  private at = 0;
  private nesting = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Ast {
    const ast = this.disjunction();
    if (this.next.kind !== 'end') this.refuse(this.next);
    return ast;
  }

  private disjunction(): Ast {
    let left = this.conjunction();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Ast {
    let left = this.comparison();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.comparison() };
    return left;
  }

  private comparison(): Ast {
    const left = this.operand();
    const { next } = this;
    if (next.kind === 'symbol' && comparisons.has(next.text)) {
      this.at += 1;
      const compared: Ast = {
        kind: 'compare',
        operator: next.text as ComparisonOperator,
        left,
        right: this.operand(),
      };
      if (this.next.kind === 'symbol' && comparisons.has(this.next.text))
        throw new Stop(syntax(this.next.column, this.next.text));
      return compared;
    }
    if (this.takeWord('in')) return { kind: 'in', value: left, items: this.listItems() };
    return left;
  }

  private operand(): Ast {
    const token = this.next;
    if (token.kind === 'number') return this.number('');
    if (token.kind === 'text') return this.text();
    if (token.kind === 'name') return this.word();
    if (token.text === '(') return this.parenthesised();
    if (token.text === '[') return { kind: 'list', items: this.listItems() };
    if (token.text === '-' && this.tokens[this.at + 1]?.kind === 'number') {
      this.at += 1;
      return this.number('-');
    }
    return this.refuse(token);
  }

  private number(sign: string): Ast {
    const token = this.next;
    const decimal = parseDecimal(`${sign}${token.text}`);
    if (decimal === undefined) throw new Stop(syntax(token.column, token.text));
    this.at += 1;
    return { kind: 'number', decimal: formatDecimal(decimal) };
  }

  private text(): Ast {
    const token = this.next;
    this.at += 1;
    const body = token.text.slice(1, -1);
    if (/[\r\n]/u.test(body)) throw new Stop(syntax(token.column, token.text));
    return { kind: 'text', value: unescape(body, token.column) };
  }

  private word(): Ast {
    const token = this.next;
    if (token.text === 'true' || token.text === 'false') {
      this.at += 1;
      return { kind: 'boolean', value: token.text === 'true' };
    }
    if (token.text === 'null') {
      this.at += 1;
      return { kind: 'null' };
    }
    if (token.text === 'not') {
      this.at += 1;
      if (this.next.text !== '(') throw new Stop(syntax(this.next.column, this.next.text));
      return { kind: 'not', operand: this.parenthesised() };
    }
    if (reserved.has(token.text)) throw new Stop(syntax(token.column, token.text));
    if (wordsOfFeel.has(token.text)) throw new Stop(unsupported(token.column, token.text));
    return this.path();
  }

  private path(): Ast {
    const names = [this.name()];
    while (this.next.kind === 'symbol' && this.next.text === '.') {
      this.at += 1;
      names.push(this.name());
    }
    const { next } = this;
    if (next.kind === 'symbol' && next.text === '(')
      throw new Stop(unsupported(next.column, `${names.join('.')}(`));
    return { kind: 'path', names };
  }

  private name(): string {
    const token = this.next;
    if (token.kind !== 'name') throw new Stop(syntax(token.column, token.text));
    this.at += 1;
    return token.text;
  }

  private parenthesised(): Ast {
    this.expect('(');
    this.enter();
    const inner = this.disjunction();
    this.nesting -= 1;
    this.expect(')');
    return inner;
  }

  private listItems(): readonly Ast[] {
    this.expect('[');
    this.enter();
    const items: Ast[] = [];
    if (this.next.text !== ']') {
      items.push(this.disjunction());
      while (this.next.kind === 'symbol' && this.next.text === ',') {
        this.at += 1;
        items.push(this.disjunction());
      }
    }
    this.nesting -= 1;
    this.expect(']');
    return items;
  }

  private enter(): void {
    this.nesting += 1;
    if (this.nesting > nestingMax)
      throw new Stop(rejection('FEEL.TOO_DEEP', { column: this.next.column, nestingMax }));
  }

  private expect(symbol: string): void {
    if (this.next.kind !== 'symbol' || this.next.text !== symbol) this.refuse(this.next);
    this.at += 1;
  }

  private takeWord(word: string): boolean {
    if (this.next.kind !== 'name' || this.next.text !== word) return false;
    this.at += 1;
    return true;
  }

  private refuse(token: Token): never {
    const known = token.kind === 'symbol' ? signsOfFeel.has(token.text) : wordsOfFeel.has(token.text);
    throw new Stop(known ? unsupported(token.column, token.text) : syntax(token.column, token.text));
  }

  private get next(): Token {
    return this.tokens[this.at] as Token;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
};

/** FEEL string escapes; an unknown one is refused, so that a typo never becomes another text. */
function unescape(body: string, column: number): string {
  return body.replace(/\\(u[0-9a-fA-F]{4}|.)/gsu, (whole, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    const plain = escapes[code];
    if (plain === undefined) throw new Stop(syntax(column, whole));
    return plain;
  });
}
