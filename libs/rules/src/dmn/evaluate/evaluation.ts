import { kindOf } from '../../feel/operators/kind.js';
import { normalizeName } from '../../feel/parse/names.js';
import type { FeelRun } from '../../feel/run.js';
import { contextOf, FeelFunction, type FeelContext, type FeelValue } from '../../feel/values/value.js';
import type { CompiledElement, CompiledModels, Requirement } from '../compile/compile-models.js';
import { elementKey, referenceKey } from '../compile/elements.js';
import { notedAt } from '../compile/literal.js';
import type { Environment } from '../compile/scope.js';
import type { DmnReference, DmnService } from '../model.js';
import { traceOf } from './trace.js';

/** How deep a service or a knowledge model may lead into others is counted by the run. */
const levelsOfService = 8;

/**
 * One question to compiled models: every decision is evaluated at most once. A decision service that is called is a
 * question of its own, with its inputs in the place of what it says that they are.
 */
export class Evaluation {
  readonly #values = new Map<string, FeelValue>();
  readonly #open = new Set<string>();

  constructor(
    private readonly models: CompiledModels,
    private readonly run: FeelRun,
    /** Values of input data, by name; those of the main model come first, others under the name of their import. */
    private readonly inputs: FeelContext,
    /** Values that stand in the place of elements, by key. */
    private readonly given: ReadonlyMap<string, FeelValue> = new Map(),
  ) {}

  /** The value of an element: an input's, a decision's, or a function. */
  value(element: CompiledElement): FeelValue {
    const key = elementKey(element.element);
    const given = this.given.get(key);
    if (given !== undefined) return this.#fitted(element, given);
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) return notedAt(this.run, element.place, 'DMN.CYCLE');
    this.#open.add(key);
    this.run.enter(levelsOfService);
    const value = this.#evaluate(element);
    this.run.leave(levelsOfService);
    this.#open.delete(key);
    this.#values.set(key, value);
    return value;
  }

  #evaluate(compiled: CompiledElement): FeelValue {
    const { element } = compiled;
    switch (element.kind) {
      case 'input':
        return this.#input(compiled);
      case 'service':
        return this.service(compiled, element.node);
      case 'knowledge': {
        const environment = this.#environment(compiled);
        const value = compiled.logic(environment, this.run);
        // Its own name, for a function that calls itself.
        environment[compiled.size - 1] = value;
        return value;
      }
      case 'decision': {
        const value = compiled.logic(this.#environment(compiled), this.run);
        this.run.column = null;
        traceOf(this.run)?.decided(compiled.name, value);
        return value;
      }
    }
  }

  #input(compiled: CompiledElement): FeelValue {
    const { element, name } = compiled;
    const via = this.models.main.imports.find(({ namespace }) => namespace === element.model.namespace);
    const value = this.inputs.get(name) ?? (via === undefined ? null : imported(this.inputs, via.name, name));
    traceOf(this.run)?.read(name, value);
    return this.#fitted(compiled, value);
  }

  /** A value that was given, as the type of its element asks; null (noted) when it does not fit. */
  #fitted({ type, place }: CompiledElement, value: FeelValue): FeelValue {
    const fitted = type.fit(value, this.run);
    if (fitted !== undefined) return fitted;
    this.run.column = null;
    return notedAt(this.run, place, 'DMN.TYPE', { found: kindOf(value) });
  }

  #environment({ requirements, size }: CompiledElement): Environment {
    const environment: Environment = Array.from<FeelValue>({ length: size }).fill(null);
    const contexts = new Map<number, Map<string, FeelValue>>();
    for (const requirement of requirements) {
      const value = this.#required(requirement);
      const { place, entry } = requirement;
      if (entry === null) {
        environment[place] = value;
        continue;
      }
      const entries = contexts.get(place) ?? new Map<string, FeelValue>();
      contexts.set(place, entries.set(entry, value));
    }
    for (const [place, entries] of contexts) environment[place] = contextOf(entries);
    return environment;
  }

  #required({ element }: Requirement): FeelValue {
    const compiled = this.models.elements.get(elementKey(element));
    return compiled === undefined ? null : this.value(compiled);
  }

  #elements(references: readonly DmnReference[]): CompiledElement[] {
    return references.flatMap((reference) => this.models.elements.get(referenceKey(reference)) ?? []);
  }

  /** A service as a function: its input data first, then its input decisions (DMN 1.5, 10.4). */
  service(compiled: CompiledElement, service: DmnService): FeelFunction {
    const inputs = [...this.#elements(service.inputData), ...this.#elements(service.inputDecisions)];
    const parameters = inputs.map(({ name, type }) => ({ name, type: type.feel }));
    return new FeelFunction(parameters, compiled.type.feel, (args, run) => {
      run.enter(levelsOfService);
      const given = new Map<string, FeelValue>();
      for (const [at, input] of inputs.entries()) {
        const value = args[at] ?? null;
        const fitted = input.type.fit(value, run);
        if (fitted === undefined) {
          run.leave(levelsOfService);
          return notedAt(run, input.place, 'FEEL.ARGUMENT_TYPE', {
            parameter: input.name,
            found: kindOf(value),
          });
        }
        given.set(elementKey(input.element), fitted);
      }
      const value = this.serviceValue(
        compiled,
        service,
        new Evaluation(this.models, run, this.inputs, given),
      );
      run.leave(levelsOfService);
      return value;
    });
  }

  /** What a service answers: the value of its only output decision, or a context of all of them. */
  serviceValue(compiled: CompiledElement, service: DmnService, within: Evaluation): FeelValue {
    const outputs = this.#elements(service.outputDecisions).map(
      (output) => [output.name, within.value(output)] as const,
    );
    const [only] = outputs;
    const value = outputs.length === 1 && only !== undefined ? only[1] : contextOf(outputs);
    const fitted = compiled.type.fit(value, this.run);
    return fitted === undefined
      ? notedAt(this.run, compiled.place, 'DMN.TYPE', { found: kindOf(value) })
      : fitted;
  }
}

function imported(inputs: FeelContext, via: string, name: string): FeelValue {
  const own = inputs.get(via);
  return own !== null && typeof own === 'object' && 'entries' in own ? (own as FeelContext).get(name) : null;
}

/** The element of the main model, or of one that it imports, that has a name or an id. */
export function elementNamed(
  models: CompiledModels,
  name: string,
  namespace: string | null = null,
): CompiledElement | null {
  const wanted = normalizeName(name);
  const all = [...models.elements.values()].filter(
    ({ element }) =>
      element.kind !== 'input' && (namespace === null || element.model.namespace === namespace),
  );
  const inMain = all.filter(({ element }) => element.model === models.main);
  const is = ({ element, name: own }: CompiledElement): boolean =>
    normalizeName(element.node.name) === wanted || normalizeName(own) === wanted || element.node.id === name;
  return inMain.find(is) ?? all.find(is) ?? null;
}
