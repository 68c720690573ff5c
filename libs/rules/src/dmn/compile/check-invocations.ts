import { normalizeName } from '../../feel/parse/names.js';
import type { DmnExpression } from '../model.js';
import type { Findings, Place } from './findings.js';
import { within } from './findings.js';

/** Functions of the model by the names under which an expression calls them, with their parameters' names. */
export type CallableNames = ReadonlyMap<string, readonly string[]>;

/** Finds invocations that leave out a parameter of what they call, or bind one that it does not have. */
export function checkInvocations(
  expression: DmnExpression | null,
  callable: CallableNames,
  findings: Findings,
  place: Place,
): void {
  if (expression === null) return;
  if (expression.kind === 'invocation' && expression.called?.kind === 'literal') {
    const parameters = callable.get(normalizeName(expression.called.text));
    const bound = expression.bindings.map(({ parameter }) => normalizeName(parameter.name));
    const at = within(place, 'invocation', expression.line);
    for (const name of parameters ?? [])
      if (!bound.includes(name)) findings.add('publish', 'DMN.ARGUMENT_MISSING', at, name);
    for (const name of bound)
      if (parameters?.includes(name) === false) findings.add('publish', 'DMN.ARGUMENT_UNKNOWN', at, name);
  }
  for (const inner of innerOf(expression)) checkInvocations(inner, callable, findings, place);
}

function innerOf(expression: DmnExpression): readonly (DmnExpression | null)[] {
  switch (expression.kind) {
    case 'literal':
    case 'table':
      return [];
    case 'context':
      return expression.entries.map(({ value }) => value);
    case 'list':
      return expression.items;
    case 'relation':
      return expression.rows.flat();
    case 'invocation':
      return [expression.called, ...expression.bindings.map(({ value }) => value)];
    case 'function':
      return [expression.body];
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise];
    case 'for':
    case 'some':
    case 'every':
      return [expression.over, expression.body];
    case 'filter':
      return [expression.over, expression.match];
  }
}
