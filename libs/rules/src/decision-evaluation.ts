import type { Json } from '@vinhdanh/kernel';

/** A cell of a decision table, for "this is where the row failed". */
export interface MissedRow {
  /** 1-based, as the row is numbered on the screen. */
  readonly row: number;
  /** The input expression of the first column that failed. */
  readonly column: string;
  /** The test that stands in the cell. */
  readonly cell: string;
}

/** One decision table as it was evaluated: which rows matched, and where each of the others failed first. */
export interface TableTrace {
  readonly id: string;
  readonly matched: readonly number[];
  readonly missed: readonly MissedRow[];
}

/**
 * Why a decision came out as it did. It may hold what is personal (inputs, intermediate values), so it stands in
 * the encrypted section of the record.
 */
export interface DecisionExplanation {
  /** Name of the model. */
  readonly model: string;
  readonly decision: string;
  /** The inputs that were read, as they were. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly tables: readonly TableTrace[];
  /** The values of the intermediate decisions, by name. */
  readonly decisions: Readonly<Record<string, Json>>;
  /** What the rows that matched cite, in the order of evaluation, each once. */
  readonly clauses: readonly string[];
}

/** What a decision came to. */
export interface DecisionEvaluation {
  readonly result: Json;
  readonly explanation: DecisionExplanation;
}
