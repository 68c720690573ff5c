import { kindOf } from '../../feel/operators/kind.js';
import type { DmnExpression, DmnModel, DmnVariable } from '../model.js';
import {
  conditionalLogic,
  contextLogic,
  filterLogic,
  functionLogic,
  invocationLogic,
  iterationLogic,
  listLogic,
  relationLogic,
} from './boxed.js';
import type { DmnCompiling } from './compiling.js';
import type { Findings, Place } from './findings.js';
import { literalLogic, notedAt } from './literal.js';
import type { DmnScope, Logic } from './scope.js';
import { tableLogic } from './table.js';
import type { DmnType, ModelTypes } from './types.js';

/** Compiles the boxed expressions of one model. */
export class ExpressionCompiler implements DmnCompiling {
  constructor(
    readonly model: DmnModel,
    readonly findings: Findings,
    private readonly types: ModelTypes,
  ) {}

  typeOf(reference: string | null, place: Place): DmnType {
    return this.types.of(reference, this.model, place);
  }

  typed(logic: Logic, variable: DmnVariable | null, typeRef: string | null, place: Place): Logic {
    const reference = variable?.typeRef ?? typeRef;
    if (reference === null) return logic;
    const type = this.typeOf(reference, place);
    return (environment, run) => {
      const value = logic(environment, run);
      const fitted = type.fit(value, run);
      if (fitted !== undefined) return fitted;
      run.column = null;
      return notedAt(run, place, 'DMN.TYPE', { found: kindOf(value), type: reference });
    };
  }

  logic(expression: DmnExpression | null, scope: DmnScope, place: Place): Logic {
    if (expression === null) return () => null;
    const at = { ...place, line: expression.line };
    const logic = this.#logic(expression, scope, at);
    // A table and a function keep to their types themselves: cell by cell, call by call.
    if (expression.kind === 'function' || expression.kind === 'table') return logic;
    return this.typed(logic, null, expression.typeRef, at);
  }

  #logic(expression: DmnExpression, scope: DmnScope, place: Place): Logic {
    switch (expression.kind) {
      case 'literal':
        return literalLogic(expression.text, expression.language, scope, this.findings, place);
      case 'context':
        return contextLogic(expression, scope, place, this);
      case 'list':
        return listLogic(expression, scope, place, this);
      case 'relation':
        return relationLogic(expression, scope, place, this);
      case 'invocation':
        return invocationLogic(expression, scope, place, this);
      case 'function':
        return functionLogic(expression, scope, place, this);
      case 'conditional':
        return conditionalLogic(expression, scope, place, this);
      case 'for':
      case 'some':
      case 'every':
        return iterationLogic(expression, scope, place, this);
      case 'filter':
        return filterLogic(expression, scope, place, this);
      case 'table':
        return tableLogic(expression, scope, place, this);
    }
  }
}
