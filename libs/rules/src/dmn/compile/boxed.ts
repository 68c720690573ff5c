import { invokeNamed } from '../../feel/compile/invoke.js';
import { kindOf } from '../../feel/operators/kind.js';
import { normalizeName } from '../../feel/parse/names.js';
import type { FeelRun } from '../../feel/run.js';
import { contextOf, FeelFunction, isList, type FeelValue } from '../../feel/values/value.js';
import type {
  DmnConditional,
  DmnContext,
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
    const { feel } = compiling.typeOf(variable.typeRef, at);
    const seesItself = value?.kind === 'function';
    if (seesItself) inner = inner.with(variable.name, feel);
    const logic = compiling.typed(compiling.logic(value, inner, at), variable, value?.typeRef ?? null, at);
    if (!seesItself) inner = inner.with(variable.name, feel);
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
      return compiling.typed(compiling.logic(cell, scope, where), variable, null, where);
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
      logic: compiling.typed(compiling.logic(value, scope, at), parameter, null, at),
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
    return (_environment, run) => {
      void run;
      return new FeelFunction(parameters, { kind: 'any' }, (_args, at) =>
        notedAt(at, place, 'FEEL.EXTERNAL_FUNCTION'),
      );
    };
  }
  const inner = scope.withAll(parameters);
  const result = compiling.typeOf(ast.typeRef, place);
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
      return value;
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
      notedAt(run, within(place, 'if'), 'FEEL.NOT_A_CONDITION', { found: kindOf(holds) });
    return holds === true ? then(environment, run) : otherwise(environment, run);
  };
}

function itemsOf(value: FeelValue, run: FeelRun, place: Place): readonly FeelValue[] | null {
  if (value === null) return notedAt(run, place, 'FEEL.NOT_A_LIST', { found: 'null' });
  return isList(value) ? value : [value];
}

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
  if (ast.kind === 'for')
    return (environment, run) => {
      const items = itemsOf(over(environment, run), run, overPlace);
      if (items === null) return null;
      const results: FeelValue[] = [];
      for (const item of items) {
        run.checkList(results.length + 1);
        run.step(1 + (results.length >> 4));
        results.push(turn(environment, item, results.slice(), run));
      }
      return results;
    };
  const decisive = ast.kind === 'some';
  return (environment, run) => {
    const items = itemsOf(over(environment, run), run, overPlace);
    if (items === null) return null;
    let isUnknown = false;
    for (const item of items) {
      const result = turn(environment, item, [], run);
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
    // As an expression of its own it sees the entries of each item, as every filter does.
    const text = `${filtered}[${ast.match.text}]`;
    const inner = scope.with(filtered);
    const filter = literalLogic(text, ast.match.language, inner, compiling.findings, within(place, 'match'));
    return (environment, run) => {
      const own = environment.slice(0, from);
      own.push(over(environment, run));
      return filter(own, run);
    };
  }
  const match = compiling.logic(ast.match, scope.with('item'), within(place, 'match'));
  return (environment, run) => {
    const items = itemsOf(over(environment, run), run, place);
    return (
      items?.filter((item) => {
        run.step();
        const own = environment.slice(0, from);
        own.push(item);
        return match(own, run) === true;
      }) ?? null
    );
  };
}
