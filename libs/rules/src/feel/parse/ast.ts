import type { FeelNumber } from '../values/number.js';

/** A type as it is written: a name of the model or of the language, or one of the constructors. */
export type TypeAst =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly element: TypeAst }
  | { readonly kind: 'range'; readonly element: TypeAst }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, TypeAst])[] }
  | { readonly kind: 'function'; readonly parameters: readonly TypeAst[]; readonly result: TypeAst };

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type OrderOperator = '<' | '<=' | '>' | '>=';
export type ComparisonOperator = OrderOperator | '=' | '!=';

/** One variable of `for`, `some` and `every`; `to` is set for `a..b`. */
export interface Iterator {
  readonly name: string;
  readonly from: Ast;
  readonly to: Ast | null;
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeAst | null;
}

/** `at` is the offset in the text, in UTF-16 units. */
interface At {
  readonly at: number;
}

/** An expression apart from the grammar's own tree. */
export type Ast = At &
  (
    | { readonly kind: 'number'; readonly value: FeelNumber }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    | { readonly kind: 'at-literal'; readonly text: string }
    | { readonly kind: 'input' }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'path'; readonly source: Ast; readonly name: string }
    | { readonly kind: 'filter'; readonly source: Ast; readonly predicate: Ast }
    | { readonly kind: 'call'; readonly callee: Ast; readonly args: readonly Ast[] }
    | {
        readonly kind: 'call-named';
        readonly callee: Ast;
        readonly args: readonly (readonly [string, Ast])[];
      }
    | {
        readonly kind: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: Ast;
        readonly right: Ast;
      }
    | { readonly kind: 'negate'; readonly operand: Ast }
    | {
        readonly kind: 'compare';
        readonly operator: ComparisonOperator;
        readonly left: Ast;
        readonly right: Ast;
      }
    | { readonly kind: 'between'; readonly value: Ast; readonly low: Ast; readonly high: Ast }
    | { readonly kind: 'in'; readonly value: Ast; readonly tests: readonly Ast[] }
    | { readonly kind: 'and' | 'or'; readonly left: Ast; readonly right: Ast }
    | { readonly kind: 'if'; readonly condition: Ast; readonly then: Ast; readonly otherwise: Ast }
    | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: Ast }
    | { readonly kind: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly body: Ast }
    | { readonly kind: 'instance-of'; readonly value: Ast; readonly type: TypeAst }
    | { readonly kind: 'list'; readonly items: readonly Ast[] }
    | { readonly kind: 'context'; readonly entries: readonly (readonly [string, Ast])[] }
    | {
        readonly kind: 'range';
        readonly start: Ast;
        readonly startIncluded: boolean;
        readonly end: Ast;
        readonly endIncluded: boolean;
      }
    | { readonly kind: 'unary-range'; readonly operator: ComparisonOperator; readonly operand: Ast }
    | {
        readonly kind: 'function';
        readonly parameters: readonly Parameter[];
        readonly body: Ast;
        readonly external: boolean;
      }
  );

/** Unary tests of a cell. `any` is the dash. */
export interface UnaryTestsAst {
  readonly kind: 'unary-tests';
  readonly any: boolean;
  readonly negated: boolean;
  readonly tests: readonly Ast[];
}
