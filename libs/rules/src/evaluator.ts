import type { Json, Result } from '@vinhdanh/kernel';

/** One evaluation as it is kept with the command: what was asked, of what, and what came out. */
export interface Evaluation {
  readonly expression: string;
  /** The values of the names that the expression read. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly result: Json;
}

/**
 * The port that conditions go through. `version` is pinned in the bundle; a change of meaning is a new
 * version beside the old one. Pure and bounded (`limits.expressionStepsMax`).
 */
export interface Evaluator {
  readonly version: string;
  /** Compiles, or says what the limited language does not accept (`FEEL.UNSUPPORTED`, `FEEL.SYNTAX`). */
  compile(text: string): Result<unknown>;
  /** Evaluates a compiled expression over `variables`. A failure is an incident for the caller. */
  evaluate(ast: unknown, text: string, variables: Readonly<Record<string, Json>>): Result<Evaluation>;
}
