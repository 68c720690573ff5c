import { invokeNamed } from '../../feel/compile/invoke.js';
import { iterate, type Iterated } from '../../feel/compile/iteration-code.js';
import { kindOf } from '../../feel/operators/kind.js';
import { normalizeName } from '../../feel/parse/names.js';
import { parseExpression } from '../../feel/parse/parse-feel.js';
import type { FeelRun } from '../../feel/run.js';
import { coerceTo } from '../../feel/values/conforms.js';
import { anyType } from '../../feel/values/type.js';
import { contextOf, FeelFunction, isList, type FeelValue } from '../../feel/values/value.js';
import type {
  DmnConditional,
  DmnContext,
  DmnExpression,
  DmnFilter,
  DmnFunctionDefinition,
  DmnInvocation,
  DmnIteration,
  DmnList,
  DmnRelation,
} from '../model.js';
import type { DmnCompiling } from './compiling.js';
import { within, type Place } from './findings.js';
import { literalLogic, notedAt } from './literal.js';
import type { DmnScope, Environment, Logic } from './scope.js';
import type { DmnType } from './types.js';

/** Each entry sees the ones before it and itself, so that a function may call itself by its name. */
export function contextLogic(ast: DmnContext, scope: DmnScope, place: Place, compiling: DmnCompiling): Logic {
  let inner = scope;
  const from = scope.size;
  const entries: { name: string; logic: Logic }[] = [];
  let result: Logic | null = null;
  for (const { variable, value } of ast.entries) {
    if (variable === null) {
      result = compiling.logic(value, inner, within(place, 'result'));
      continue;
    }
    const at = within(place, variable.name);
    if (value?.kind === 'function') {
      // It may call itself, and keeps to the type of its variable itself, call by call.
      inner = inner.with(variable.name);
      const own = { ...value, typeRef: value.typeRef ?? variable.typeRef };
      entries.push({ name: variable.name, logic: compiling.logic(own, inner, at) });
      continue;
    }
    const { feel } = compiling.typeOf(variable.typeRef, at);
    const logic = compiling.typed(value, variable, inner, at);
    inner = inner.with(variable.name, feel);
    entries.push({ name: variable.name, logic });
  }
  return (environment, run) => {
    const own: Environment = environment.slice(0, from);
    const made = new Map<string, FeelValue>();
    for (const { name, logic } of entries) {
      run.step();
      const place = own.length;
      own.push(null);
      const value = logic(own, run);
      own[place] = value;
      made.set(name, value);
    }
    return result === null ? contextOf(made) : result(own, run);
  };
}

export function listLogic(ast: DmnList, scope: DmnScope, place: Place, compiling: DmnCompiling): Logic {
  const items = ast.items.map((item, at) => compiling.logic(item, scope, within(place, `item ${at + 1}`)));
  return (environment, run) => {
    run.checkList(items.length);
    return items.map((item) => item(environment, run));
  };
}

/** A list of contexts, one for each row. */
export function relationLogic(
  ast: DmnRelation,
  scope: DmnScope,
  place: Place,
  compiling: DmnCompiling,
): Logic {
  const rows = ast.rows.map((row, at) =>
    row.map((cell, column) => {
      const variable = ast.columns[column] ?? null;
      const where = within(place, `row ${at + 1}, column ${column + 1}`);
      return compiling.typed(cell, variable, scope, where);
    }),
  );
  const names = ast.columns.map(({ name }) => name);
  return (environment, run) =>
    rows.map((row) =>
      contextOf(names.map((name, column) => [name, row[column]?.(environment, run) ?? null] as const)),
    );
}

export function invocationLogic(
  ast: DmnInvocation,
  scope: DmnScope,
  place: Place,
  compiling: DmnCompiling,
): Logic {
  const called = compiling.logic(ast.called, scope, within(place, 'called function'));
  const bindings = ast.bindings.map(({ parameter, value }) => {
    const at = within(place, parameter.name);
    return {
      name: normalizeName(parameter.name),
      logic: compiling.typed(value, parameter, scope, at),
    };
  });
  return (environment, run) => {
    const target = called(environment, run);
    const args = new Map<string, FeelValue>();
    for (const { name, logic } of bindings) args.set(name, logic(environment, run));
    run.column = null;
    return invokeNamed(target, args, run);
  };
}

/** How deep a body may call itself is counted by the run; each call is one level of our own. */
const levelsOfCall = 4;

/** What a function answers: authors write its own type or that of its result. */
function resultOf(type: DmnType): DmnType {
  if (type.feel.kind !== 'function') return type;
  const { result } = type.feel;
  return { feel: result, allowedValues: null, fit: (value) => coerceTo(value, result) };
}

/** A function of the model. A body in another language is never called. */
export function functionLogic(
  ast: DmnFunctionDefinition,
  scope: DmnScope,
  place: Place,
  compiling: DmnCompiling,
): Logic {
  const parameters = ast.parameters.map(({ name, typeRef }) => {
    const type = compiling.typeOf(typeRef, within(place, name));
    return { name, type: type.feel, fit: type.fit };
  });
  if (ast.language !== 'feel') {
    compiling.findings.add('publish', 'FEEL.EXTERNAL_FUNCTION', place, ast.language);
    return () =>
      new FeelFunction(parameters, anyType, (_args, run) => notedAt(run, place, 'FEEL.EXTERNAL_FUNCTION'));
  }
  const inner = scope.withAll(parameters);
  const result = resultOf(compiling.typeOf(ast.typeRef, place));
  const body = compiling.logic(ast.body, inner, place);
  const from = scope.size;
  return (environment) => {
    return new FeelFunction(parameters, result.feel, (args, run) => {
      run.enter(levelsOfCall);
      // Taken at the call: an entry that is the function itself is in its place by then.
      const own: Environment = environment.slice(0, from);
      while (own.length < from) own.push(null);
      for (const [at, { name, fit }] of parameters.entries()) {
        const given = args[at] ?? null;
        const fitted = fit(given, run);
        if (fitted === undefined) {
          run.leave(levelsOfCall);
          return notedAt(run, place, 'FEEL.ARGUMENT_TYPE', { parameter: name, found: kindOf(given) });
        }
        own.push(fitted);
      }
      const value = body(own, run);
      run.leave(levelsOfCall);
      const fitted = result.fit(value, run);
      if (fitted !== undefined) return fitted;
      run.column = null;
      return notedAt(run, place, 'DMN.TYPE', { found: kindOf(value) });
    });
  };
}

export function conditionalLogic(
  ast: DmnConditional,
  scope: DmnScope,
  place: Place,
  compiling: DmnCompiling,
): Logic {
  const condition = compiling.logic(ast.condition, scope, within(place, 'if'));
  const then = compiling.logic(ast.then, scope, within(place, 'then'));
  const otherwise = compiling.logic(ast.otherwise, scope, within(place, 'else'));
  return (environment, run) => {
    const holds = condition(environment, run);
    if (typeof holds !== 'boolean' && holds !== null)
      return notedAt(run, within(place, 'if'), 'FEEL.NOT_A_CONDITION', { found: kindOf(holds) });
    return holds === true ? then(environment, run) : otherwise(environment, run);
  };
}

/** Whether an expression can read the results so far. */
const mentionsPartial = (expression: DmnExpression | null): boolean =>
  JSON.stringify(expression).includes('partial');

/** `for`, `some` and `every`. */
export function iterationLogic(
  ast: DmnIteration,
  scope: DmnScope,
  place: Place,
  compiling: DmnCompiling,
): Logic {
  const overPlace = within(place, 'in');
  const over = compiling.logic(ast.over, scope, overPlace);
  const inner = scope.with(ast.variable).with('partial');
  const body = compiling.logic(ast.body, inner, within(place, ast.kind === 'for' ? 'return' : 'satisfies'));
  const from = scope.size;
  const turn = (environment: Environment, item: FeelValue, partial: readonly FeelValue[], run: FeelRun) => {
    run.step();
    const own = environment.slice(0, from);
    own.push(item, partial);
    return body(own, run);
  };
  const itemsIn = (environment: Environment, run: FeelRun): Iterated | null => {
    const value = over(environment, run);
    run.column = null;
    return value === null
      ? notedAt(run, overPlace, 'FEEL.NOT_ITERABLE', { found: 'null' })
      : iterate(value, run);
  };
  if (ast.kind === 'for') {
    const readsPartial = mentionsPartial(ast.body);
    return (environment, run) => {
      const items = itemsIn(environment, run);
      if (items === null) return null;
      const results: FeelValue[] = [];
      for (let index = 0; index < items.count; index++) {
        run.checkList(results.length + 1);
        if (readsPartial) run.step(results.length >> 4);
        results.push(turn(environment, items.item(index), readsPartial ? results.slice() : [], run));
      }
      return results;
    };
  }
  const decisive = ast.kind === 'some';
  return (environment, run) => {
    const items = itemsIn(environment, run);
    if (items === null) return null;
    let isUnknown = false;
    for (let index = 0; index < items.count; index++) {
      const result = turn(environment, items.item(index), [], run);
      if (result === decisive) return decisive;
      if (typeof result !== 'boolean') isUnknown = true;
    }
    return isUnknown ? null : !decisive;
  };
}

/** A name that no model has, for the list that is filtered. */
const filtered = 'filtered list';

export function filterLogic(ast: DmnFilter, scope: DmnScope, place: Place, compiling: DmnCompiling): Logic {
  const over = compiling.logic(ast.over, scope, within(place, 'in'));
  const from = scope.size;
  if (ast.match?.kind === 'literal') {
    // By itself first, so that what is no expression does not become one between the brackets.
    const alone = parseExpression(ast.match.text, scope.names.grammar);
    const where = within(place, 'match');
    if (!alone.ok) return literalLogic(ast.match.text, ast.match.language, scope, compiling.findings, where);
    // As a predicate it sees the entries of each item, as every filter does.
    const text = `${filtered}[${ast.match.text}]`;
    const inner = scope.with(filtered);
    const filter = literalLogic(text, ast.match.language, inner, compiling.findings, where);
    return (environment, run) => {
      const own = environment.slice(0, from);
      own.push(over(environment, run));
      return filter(own, run);
    };
  }
  const match = compiling.logic(ast.match, scope.with('item'), within(place, 'match'));
  return (environment, run) => {
    const value = over(environment, run);
    // As in every filter: one value is a list of it, and null is a list of nothing.
    const items = isList(value) ? value : value === null ? [] : [value];
    return items.filter((item) => {
      run.step();
      const own = environment.slice(0, from);
      own.push(item);
      return match(own, run) === true;
    });
  };
}
