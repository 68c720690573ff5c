import { err, ok, rejection, type Rejection, type Result } from '@vinhdanh/kernel';

/** One token of an expression. `column` is 1-based and counts UTF-16 units. */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly column: number;
}

const patterns = {
  space: /\s+/uy,
  number: /(?:\d+(?:\.\d+)?|\.\d+)/uy,
  name: /[\p{L}_][\p{L}\p{N}_\p{M}]*/uy,
  text: /"(?:[^"\\]|\\.)*"/uy,
  symbol: /!=|<=|>=|\*\*|\.\.|\/\/|\/\*|[=<>()[\]{},.+\-*/@?:;|]/uy,
} as const;

const take = (pattern: RegExp, source: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
};

/** Splits an expression into tokens; the last is `end`. Answers `FEEL.SYNTAX` with the column of the stray character. */
export function tokenize(source: string): Result<readonly Token[]> {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = take(patterns.space, source, at);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const token = tokenAt(source, at);
    if (token === undefined) return err(syntax(at + 1, source.slice(at, at + 1)));
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', column: source.length + 1 });
  return ok(tokens);
}

function tokenAt(source: string, at: number): Token | undefined {
  for (const kind of ['number', 'name', 'text', 'symbol'] as const) {
    const text = take(patterns[kind], source, at);
    if (text !== undefined) return { kind, text, column: at + 1 };
  }
  return undefined;
}

/** What stands at `column` fits no rule of the language. */
export const syntax = (column: number, found: string): Rejection =>
  rejection('FEEL.SYNTAX', { column, found });

/** FEEL, but not in the limited language. */
export const unsupported = (column: number, found: string): Rejection =>
  rejection('FEEL.UNSUPPORTED', { column, found });
