import { err, rejection, type Result } from '@vinhdanh/kernel';
import { guarded } from '../../feel/evaluate/evaluate.js';
import type { EvaluationRun } from '../../feel/evaluate/run-state.js';
import { invoke } from '../../feel/compile/invoke.js';
import { normalizeName } from '../../feel/parse/names.js';
import { contextOf, isFunction, type FeelContext, type FeelValue } from '../../feel/values/value.js';
import type { CompiledElement, CompiledModels } from '../compile/compile-models.js';
import { elementKey } from '../compile/elements.js';
import { elementNamed, Evaluation } from './evaluation.js';

/** What is asked: a decision, a decision service or a knowledge model, by its name or id. */
export interface DmnTarget {
  readonly name: string;
  /** The namespace of its model; null for the main model, or whichever has it. */
  readonly namespace: string | null;
}

/** A value that is given for an element by its name; given for a decision, it stands in its place. */
export interface DmnGiven {
  readonly name: string;
  /** The namespace of its model; null for every element of that name. */
  readonly namespace: string | null;
  readonly value: FeelValue;
}

/**
 * Asks a decision or a decision service of compiled models.
 * @param inputs values of input data by name; for a service, also of its input decisions
 * @returns `DMN.NO_SUCH_DECISION`; in strict mode whatever error was met first, with element and cell; in both modes
 *   what breaks a limit
 */
export function evaluateDecision(
  models: CompiledModels,
  name: string,
  inputs: FeelContext,
  run: EvaluationRun,
): Result<FeelValue> {
  return ask(models, { name, namespace: null }, inputs, new Map(), run);
}

/** As `evaluateDecision`, with values given for elements of any of the models, also instead of decisions. */
export function askModels(
  models: CompiledModels,
  target: DmnTarget,
  given: readonly DmnGiven[],
  run: EvaluationRun,
): Result<FeelValue> {
  const inputs = contextOf(
    given.filter(({ namespace }) => namespace === null).map(({ name, value }) => [name, value] as const),
  );
  const places = new Map<string, FeelValue>();
  for (const compiled of models.elements.values()) {
    const { element } = compiled;
    if (element.kind !== 'decision' && element.kind !== 'input') continue;
    const own = given.find((each) => isFor(each, compiled));
    // An input without a namespace is found by its name, where it is asked for and is checked.
    if (own !== undefined && (element.kind === 'decision' || own.namespace !== null))
      places.set(elementKey(element), own.value);
  }
  // The parameters of a service or a knowledge model are given by their names alone.
  const all = contextOf([...given.map(({ name, value }) => [name, value] as const), ...inputs.entries]);
  return ask(models, target, inputs, places, run, all);
}

const isFor = ({ name, namespace }: DmnGiven, { element, name: own }: CompiledElement): boolean =>
  (namespace === null || namespace === element.model.namespace) &&
  [element.node.name, own].some((each) => normalizeName(each) === normalizeName(name));

function ask(
  models: CompiledModels,
  { name, namespace }: DmnTarget,
  inputs: FeelContext,
  given: ReadonlyMap<string, FeelValue>,
  run: EvaluationRun,
  args: FeelContext = inputs,
): Result<FeelValue> {
  const asked = elementNamed(models, name, namespace);
  if (asked === null) return err(rejection('DMN.NO_SUCH_DECISION', { decision: name }));
  return guarded(() => {
    const evaluation = new Evaluation(models, run, inputs, given);
    const { element } = asked;
    if (element.kind === 'decision' || element.kind === 'input') return evaluation.value(asked);
    const called = evaluation.value(asked);
    const parameters = isFunction(called) ? called.parameters : [];
    return invoke(
      called,
      parameters.map((parameter) => args.get(parameter.name)),
      run,
    );
  });
}
