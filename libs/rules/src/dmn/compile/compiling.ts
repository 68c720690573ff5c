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
  /** Keeps `logic` to the type of a variable. */
  typed(logic: Logic, variable: DmnVariable | null, typeRef: string | null, place: Place): Logic;
}
