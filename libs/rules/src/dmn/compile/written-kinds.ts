import type { Ast } from '../../feel/parse/ast.js';
import { parseExpression, parseUnaryTests } from '../../feel/parse/parse-feel.js';
import type { FeelGrammar } from '../../feel/parse/grammar.js';
import { parseTemporal } from '../../feel/time/parse-temporal.js';
import type { FeelType, SimpleKind } from '../../feel/values/type.js';
import type { ZoneRules } from '../../feel/zone-rules.js';
import type { DmnExpression } from '../model.js';

/** The kind of value that a text plainly writes. */
export type WrittenKind = SimpleKind | 'list' | 'context';

/** Only the kind of a literal is asked for, which no zone changes. */
const anyZone: ZoneRules = { known: () => true, offsetAtLocal: () => 0 };

const answerOf: ReadonlyMap<string, WrittenKind> = new Map([
  ['date', 'date'],
  ['time', 'time'],
  ['date and time', 'date-time'],
  ['years and months duration', 'years-months'],
  ['number', 'number'],
  ['string', 'string'],
  ['count', 'number'],
  ['not', 'boolean'],
]);

/** The kind of what an expression answers, where its form alone tells it. */
export function kindWritten(ast: Ast): WrittenKind | null {
  switch (ast.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'list':
    case 'context':
      return ast.kind;
    case 'at-literal':
      return parseTemporal(ast.text, anyZone)?.kind ?? null;
    case 'negate':
      return kindWritten(ast.operand) === 'number' ? 'number' : null;
    case 'compare':
    case 'between':
    case 'in':
    case 'and':
    case 'or':
    case 'some':
    case 'every':
    case 'instance-of':
      return 'boolean';
    case 'for':
      return 'list';
    case 'call':
      return ast.callee.kind === 'name' ? (answerOf.get(ast.callee.name) ?? null) : null;
    default:
      return null;
  }
}

/** The kind of what a boxed expression answers, where its form alone tells it. */
export function kindOfExpression(expression: DmnExpression, grammar: FeelGrammar): WrittenKind | null {
  switch (expression.kind) {
    case 'literal': {
      const parsed = parseExpression(expression.text, grammar);
      return parsed.ok ? kindWritten(parsed.value) : null;
    }
    case 'list':
    case 'relation':
    case 'for':
      return 'list';
    case 'some':
    case 'every':
      return 'boolean';
    case 'context':
      return expression.entries.every(({ variable }) => variable !== null) ? 'context' : null;
    default:
      return null;
  }
}

/** The kinds of the values that the tests of a cell compare with. */
export function kindsOfTests(text: string, grammar: FeelGrammar): readonly WrittenKind[] {
  const parsed = parseUnaryTests(text, grammar);
  if (!parsed.ok || parsed.value.any) return [];
  return parsed.value.tests.flatMap((test) => {
    if (test.kind === 'unary-range') return kindWritten(test.operand) ?? [];
    if (test.kind === 'range') return [test.start, test.end].flatMap((end) => kindWritten(end) ?? []);
    // What is written as a condition stands for itself, and a list for its items.
    const kind = kindWritten(test);
    return kind === null || kind === 'boolean' || kind === 'list' ? [] : kind;
  });
}

/** Whether a value of that kind can be of the type, conversions included. */
export function canBe(kind: WrittenKind, type: FeelType): boolean {
  if (type.kind === 'any' || kind === 'null') return true;
  // A list of one stands for its item, and an item for a list of one.
  if (type.kind === 'list') return kind === 'list' || canBe(kind, type.element);
  if (kind === 'list') return true;
  if (type.kind === 'date-time' && kind === 'date') return true;
  return kind === type.kind;
}
