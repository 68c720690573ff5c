import type { DmnExpression, DmnModel, DmnVariable } from '../model.js';
import type { Findings, Place } from './findings.js';
import type { DmnScope, Logic } from './scope.js';
import type { DmnType } from './types.js';

/** What the compilers of boxed expressions share; `logic` leads back to the one for any expression. */
export interface DmnCompiling {
  readonly model: DmnModel;
  readonly findings: Findings;
  logic(expression: DmnExpression | null, scope: DmnScope, place: Place): Logic;
  typeOf(reference: string | null, place: Place): DmnType;
  /** The logic of an expression, kept to the type of a variable; what plainly does not fit is a finding. */
  typed(expression: DmnExpression | null, variable: DmnVariable | null, scope: DmnScope, place: Place): Logic;
}
