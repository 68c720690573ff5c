import type { Instant, Json, Result } from '@vinhdanh/kernel';
import type { DecisionEvaluation } from './decision-evaluation.js';

/** One evaluation as it is kept with the command: what was asked, of what, and what came out. */
export interface Evaluation {
  readonly expression: string;
  /** The values of the names that the expression read. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly result: Json;
}

export type Variables = Readonly<Record<string, Json>>;

/** What an evaluation may know beside its variables. `now()` and `today()` come from here, never from a host. */
export interface EvaluationContext {
  /** The command's time. */
  readonly at: Instant;
  /** IANA name of the zone in which the body counts its days. */
  readonly timeZone: string;
  /** The offset of that zone where it has but one, so that a day needs no table of zones. */
  readonly utcOffsetMinutes: number;
  /** `strict`: an error is refused and says where; `standard`: it is null, as DMN says. */
  readonly mode: 'strict' | 'standard';
}

/**
 * The port that conditions and decisions go through. `version` is pinned in the bundle; a change of meaning is a
 * new version beside the old one. Pure and bounded: every loop in it has a named limit.
 */
export interface Evaluator {
  readonly version: string;
  /** Compiles to JSON for the bundle, or says what the language does not accept (`FEEL.UNSUPPORTED`, `FEEL.SYNTAX`). */
  compile(text: string): Result<unknown>;
  /** Evaluates a compiled expression over `variables`. A failure is an incident for the caller. */
  evaluate(ast: unknown, text: string, variables: Variables, context: EvaluationContext): Result<Evaluation>;
  /**
   * The names of the decisions that these models can be asked for, once the models are checked: cycles, missing
   * inputs and types that do not fit are rejections. `RULES.UNSUPPORTED` from an evaluator that knows no decisions.
   */
  decisionsOf(models: unknown): Result<readonly string[]>;
  /**
   * Asks a decision of parsed models. `inputs` offers more than is read; the explanation names what was. A failure
   * is an incident for the caller; its details say where and hold no value of an input, for incidents are open.
   */
  decide(
    models: unknown,
    decision: string,
    inputs: Variables,
    context: EvaluationContext,
  ): Result<DecisionEvaluation>;
}

/** The evaluators by version: a bundle names the one that it was made for. */
export type Evaluators = (version: string) => Evaluator;
