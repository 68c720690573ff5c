import { compileUnaryTests, type CompiledFeel } from '../../feel/compile/compile.js';
import { FeelNames } from '../../feel/compile/feel-names.js';
import { Frame } from '../../feel/compile/frame.js';
import type { FeelRun } from '../../feel/run.js';
import { coerceTo } from '../../feel/values/conforms.js';
import { anyType, simpleType, type FeelType } from '../../feel/values/type.js';
import { contextOf, FeelContext, isContext, isList, type FeelValue } from '../../feel/values/value.js';
import type { DmnItemDefinition, DmnModel } from '../model.js';
import { within, type Findings, type Place } from './findings.js';

/** A type of a model: its shape, and what its values must keep to. */
export interface DmnType {
  readonly feel: FeelType;
  /** The value as the type asks for it; undefined when it does not fit. */
  fit(value: FeelValue, run: FeelRun): FeelValue | undefined;
  /** The tests of its allowed values as written, for priorities; null where there are none. */
  readonly allowedValues: string | null;
}

const anything: DmnType = { feel: anyType, fit: (value) => value, allowedValues: null };

const simple = (feel: FeelType): DmnType => ({
  feel,
  fit: (value) => coerceTo(value, feel),
  allowedValues: null,
});

type Test = (value: FeelValue, run: FeelRun) => boolean;

/** Types by the namespace of their model and their name. */
export class ModelTypes {
  readonly #definitions = new Map<string, { model: DmnModel; definition: DmnItemDefinition }>();
  readonly #made = new Map<string, DmnType>();
  readonly #making = new Set<string>();

  constructor(
    private readonly models: readonly DmnModel[],
    private readonly findings: Findings,
  ) {
    for (const model of models)
      for (const definition of model.itemDefinitions)
        this.#definitions.set(key(model.namespace, definition.name), { model, definition });
  }

  /** The types that expressions of a model may name. */
  namesOf(model: DmnModel): Map<string, FeelType> {
    const names = new Map<string, FeelType>();
    const add = (from: DmnModel, prefix: string): void => {
      for (const { name } of from.itemDefinitions)
        names.set(`${prefix}${name}`, this.#named(key(from.namespace, name)).feel);
    };
    for (const { name, namespace } of model.imports) {
      const imported = this.models.find((each) => each.namespace === namespace);
      if (imported !== undefined) add(imported, name === '' ? '' : `${name}.`);
    }
    add(model, '');
    return names;
  }

  /** The type that a model refers to by a name; anything goes where it names none. */
  of(reference: string | null, model: DmnModel, place: Place): DmnType {
    if (reference === null || reference === '') return anything;
    const found = this.#find(reference, model);
    if (found !== null) return found;
    this.findings.add('publish', 'DMN.UNKNOWN_TYPE', place, reference);
    return anything;
  }

  #find(reference: string, model: DmnModel): DmnType | null {
    const own = key(model.namespace, reference);
    if (this.#definitions.has(own)) return this.#named(own);
    for (const { name, namespace } of model.imports) {
      const rest =
        name === '' ? reference : reference.startsWith(`${name}.`) ? reference.slice(name.length + 1) : null;
      if (rest !== null && this.#definitions.has(key(namespace, rest)))
        return this.#named(key(namespace, rest));
    }
    const known = simpleType(reference) ?? simpleType(reference.replace(/^[^:]*:/u, ''));
    if (known !== null) return simple(known);
    const local = reference.replace(/^[^:]*:/u, '');
    return local !== reference ? this.#find(local, model) : null;
  }

  #named(name: string): DmnType {
    const made = this.#made.get(name);
    if (made !== undefined) return made;
    const { model, definition } = this.#definitions.get(name) as {
      model: DmnModel;
      definition: DmnItemDefinition;
    };
    const place: Place = {
      namespace: model.namespace,
      elementId: null,
      element: definition.name,
      cell: null,
      line: definition.line,
    };
    if (this.#making.has(name)) {
      this.findings.add('publish', 'DMN.TYPE_CYCLE', place, definition.name);
      return anything;
    }
    this.#making.add(name);
    const type = this.#define(definition, model, place);
    this.#making.delete(name);
    this.#made.set(name, type);
    return type;
  }

  #define(definition: DmnItemDefinition, model: DmnModel, place: Place): DmnType {
    const base = this.#base(definition, model, place);
    const allowed = this.#test(definition.allowedValues, place);
    const item = allowed === null ? base : constrained(base, allowed, definition.allowedValues);
    const whole = definition.isCollection ? collectionOf(item) : item;
    const constraint = this.#test(definition.typeConstraint, place);
    return constraint === null ? whole : constrained(whole, constraint, whole.allowedValues);
  }

  #base(definition: DmnItemDefinition, model: DmnModel, place: Place): DmnType {
    const { functionItem, components, typeRef } = definition;
    if (functionItem !== null) {
      const feel: FeelType = {
        kind: 'function',
        parameters: functionItem.parameters.map((parameter) => this.of(parameter.typeRef, model, place).feel),
        result: this.of(functionItem.outputTypeRef, model, place).feel,
      };
      return simple(feel);
    }
    if (components.length === 0) return this.of(typeRef, model, place);
    const entries = components.map(
      (component) => [component.name, this.#define(component, model, within(place, component.name))] as const,
    );
    return contextType(new Map(entries));
  }

  /** The tests of a type read nothing but the value. */
  #test(text: string | null, place: Place): Test | null {
    if (text === null || text.trim() === '') return null;
    const compiled = compileUnaryTests(text, noNames);
    if (compiled.ok) return (value, run) => holds(compiled.value, value, run);
    this.findings.add('publish', compiled.error.code, place, text);
    return null;
  }
}

const noNames = new FeelNames([]);
const key = (namespace: string, name: string): string => `${namespace}#${name}`;

const holds = (tests: CompiledFeel, value: FeelValue, run: FeelRun): boolean =>
  tests.code(new Frame([], run, value)) === true;

function constrained(base: DmnType, test: Test, allowedValues: string | null): DmnType {
  return {
    feel: base.feel,
    allowedValues: allowedValues ?? base.allowedValues,
    fit: (value, run) => {
      const fitted = base.fit(value, run);
      if (fitted === undefined || fitted === null) return fitted;
      return test(fitted, run) ? fitted : undefined;
    },
  };
}

/** A list of items; one alone is a list of one. */
function collectionOf(item: DmnType): DmnType {
  return {
    feel: { kind: 'list', element: item.feel },
    allowedValues: item.allowedValues,
    fit: (value, run) => {
      if (value === null) return null;
      const items: FeelValue[] = [];
      for (const each of isList(value) ? value : [value]) {
        const fitted = item.fit(each, run);
        if (fitted === undefined) return undefined;
        items.push(fitted);
      }
      return items;
    },
  };
}

/** A context whose entries are all there; more of them do no harm. */
function contextType(entries: ReadonlyMap<string, DmnType>): DmnType {
  const feel: FeelType = {
    kind: 'context',
    entries: new Map([...entries].map(([name, type]) => [name, type.feel])),
  };
  return {
    feel,
    allowedValues: null,
    fit: (value, run) => {
      if (value === null) return null;
      const context = isList(value) && value.length === 1 ? (value[0] ?? null) : value;
      if (!isContext(context)) return undefined;
      const fitted = new Map(context.entries);
      for (const [name, type] of entries) {
        if (!context.has(name)) return undefined;
        const entry = type.fit(context.get(name), run);
        if (entry === undefined) return undefined;
        fitted.set(name, entry);
      }
      return contextOf(fitted) satisfies FeelContext;
    },
  };
}
