import type { Ast, ComparisonOperator, UnaryTestsAst } from '../feel/parse/ast.js';
import type { FeelRun } from '../feel/run.js';
import type { FeelValue } from '../feel/values/value.js';
import { constantOf } from './constant.js';

/** One end of an interval; null: it goes on without end. */
export interface Bound {
  readonly value: FeelValue;
  readonly isIncluded: boolean;
}

/** Part of what a cell takes. */
export type CellPart =
  | { readonly kind: 'interval'; readonly from: Bound | null; readonly to: Bound | null }
  | { readonly kind: 'value'; readonly value: FeelValue }
  | { readonly kind: 'other-than'; readonly value: FeelValue };

/** What a cell takes, where that depends on the input alone and on constants. */
export type Cell =
  | { readonly kind: 'any' }
  | { readonly kind: 'parts'; readonly parts: readonly CellPart[]; readonly isNegated: boolean }
  /** It asks something else too, and is left out of what can be said exactly. */
  | { readonly kind: 'opaque' };

const opaque: Cell = { kind: 'opaque' };

/** Reads the tests of a cell as sets. */
export function readCell(tests: UnaryTestsAst, run: FeelRun): Cell {
  if (tests.any) return { kind: 'any' };
  const parts: CellPart[] = [];
  for (const test of tests.tests) {
    const read = partsOf(test, run);
    if (read === null) return opaque;
    parts.push(...read);
  }
  return { kind: 'parts', parts, isNegated: tests.negated };
}

function partsOf(test: Ast, run: FeelRun): readonly CellPart[] | null {
  if (test.kind === 'unary-range') {
    const value = constantOf(test.operand, run);
    return value === undefined ? null : [comparison(test.operator, value)];
  }
  if (test.kind === 'range') {
    const start = constantOf(test.start, run);
    const end = constantOf(test.end, run);
    if (start === undefined || end === undefined || start === null || end === null) return null;
    return [
      {
        kind: 'interval',
        from: { value: start, isIncluded: test.startIncluded },
        to: { value: end, isIncluded: test.endIncluded },
      },
    ];
  }
  if (test.kind === 'list') {
    const all = test.items.map((item) => partsOf(item, run));
    return all.includes(null) ? null : all.flatMap((each) => each ?? []);
  }
  const value = constantOf(test, run);
  return value === undefined ? null : [{ kind: 'value', value }];
}

function comparison(operator: ComparisonOperator, value: FeelValue): CellPart {
  switch (operator) {
    case '<':
    case '<=':
      return { kind: 'interval', from: null, to: { value, isIncluded: operator === '<=' } };
    case '>':
    case '>=':
      return { kind: 'interval', from: { value, isIncluded: operator === '>=' }, to: null };
    case '=':
      return { kind: 'value', value };
    case '!=':
      return { kind: 'other-than', value };
  }
}
