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
import { canBe, kindOfExpression } from './written-kinds.js';

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

  typed(
    expression: DmnExpression | null,
    variable: DmnVariable | null,
    scope: DmnScope,
    place: Place,
  ): Logic {
    const logic = this.logic(expression, scope, place);
    return this.#kept(logic, expression, variable?.typeRef ?? null, scope, place);
  }

  logic(expression: DmnExpression | null, scope: DmnScope, place: Place): Logic {
    if (expression === null) return () => null;
    const at = { ...place, line: expression.line };
    const logic = this.#logic(expression, scope, at);
    // A table and a function keep to their types themselves: cell by cell, call by call.
    if (expression.kind === 'function' || expression.kind === 'table') return logic;
    return this.#kept(logic, expression, expression.typeRef, scope, at);
  }

  /** Keeps what `logic` answers to a type. */
  #kept(
    logic: Logic,
    expression: DmnExpression | null,
    typeRef: string | null,
    scope: DmnScope,
    place: Place,
  ): Logic {
    if (typeRef === null) return logic;
    const type = this.typeOf(typeRef, place);
    if (expression !== null) {
      const kind = kindOfExpression(expression, scope.names.grammar);
      if (kind !== null && !canBe(kind, type.feel))
        this.findings.add('publish', 'DMN.TYPE', { ...place, line: expression.line }, `${kind}, ${typeRef}`);
    }
    return (environment, run) => {
      const value = logic(environment, run);
      const fitted = type.fit(value, run);
      if (fitted !== undefined) return fitted;
      run.column = null;
      return notedAt(run, place, 'DMN.TYPE', { found: kindOf(value), type: typeRef });
    };
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
