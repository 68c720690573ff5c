import type { FeelDateTime } from './values/temporal.js';
import type { FeelLimits } from './limits.js';
import type { ZoneRules } from './zone-rules.js';

/** `standard`: an error becomes null, as DMN says. `strict`: an error ends the evaluation and says where. */
export type FeelMode = 'standard' | 'strict';

/** An error that an evaluation met: a stable code and plain details, with the column where it is known. */
export interface FeelNote {
  readonly code: string;
  /** 1-based, in UTF-16 units of the expression's text; null outside of an expression. */
  readonly column: number | null;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Where in a model an expression stands: the element, and the cell within it. */
export interface ExpressionPlace {
  readonly element: string;
  readonly cell: string | null;
}

/** What an evaluation carries. Operators and built-ins reach the outside through it and through nothing else. */
export interface FeelRun {
  readonly mode: FeelMode;
  /** The moment of the command in the body's time zone: what `now()` and `today()` answer. */
  readonly now: FeelDateTime;
  readonly zones: ZoneRules;
  readonly limits: FeelLimits;
  /** What an evaluation of models writes down; the language itself never looks at it. */
  trace?: object;
  /** Notes an error and answers null; in strict mode it does not come back. */
  note(code: string, details?: Readonly<Record<string, string | number>>): null;
  /** As `note`, at a 1-based column of the expression; `note` then keeps to it. */
  noteAt(column: number, code: string, details?: Readonly<Record<string, string | number>>): null;
  /** Where the expression stands: what `note` says. Set before an operator or a built-in is called. */
  column: number | null;
  /** The expression of a model that is being evaluated; what is noted says it. Null outside of a model. */
  place: ExpressionPlace | null;
  /** Spends steps of the budget; past its end the evaluation stops with `FEEL.STEPS_EXCEEDED`. */
  step(count?: number): void;
  /** Enters a function whose body nests `levels` deep; stops with `FEEL.RECURSION` past the limit. */
  enter(levels: number): void;
  /** Leaves what `enter` entered. */
  leave(levels: number): void;
  /** Stops with `FEEL.LIST_TOO_LONG` when a list of `length` must not be built. */
  checkList(length: number): void;
  /** Stops with `FEEL.VALUE_TOO_DEEP` where a value nests deeper than can be followed. */
  checkDepth(depth: number): void;
  /** Stops with `FEEL.TEXT_TOO_LONG` when a text of `length` UTF-16 units must not be built. */
  checkText(length: number): void;
}
