import { memberNames, type FeelName } from '../../feel/compile/feel-names.js';
import type { FeelTypes } from '../../feel/compile/types.js';
import { normalizeName, type NameSet } from '../../feel/parse/names.js';
import { anyType, type FeelType } from '../../feel/values/type.js';
import type { DmnExpression, DmnFinding, DmnModel } from '../model.js';
import { checkInvocations, type CallableNames } from './check-invocations.js';
import { elementKey, elementsOf, referenceKey, requirementsOf, type Element } from './elements.js';
import { ExpressionCompiler } from './expression.js';
import { Findings, type Place } from './findings.js';
import { DmnScope, type Logic } from './scope.js';
import { ModelTypes, type DmnType } from './types.js';

/** Where an element that is required stands in the scope: by itself, or as an entry of its import's name. */
export interface Requirement {
  readonly element: Element;
  /** Place in the environment. */
  readonly place: number;
  /** The name within the context of an import; null for an element with a name of its own. */
  readonly entry: string | null;
}

/** An element with its logic, ready to run any number of times. */
export interface CompiledElement {
  readonly element: Element;
  readonly name: string;
  readonly type: DmnType;
  readonly requirements: readonly Requirement[];
  /** How many places its scope has. */
  readonly size: number;
  readonly logic: Logic;
  readonly place: Place;
}

/** Models that were linked and compiled, with what is wrong with them. */
export interface CompiledModels {
  readonly main: DmnModel;
  readonly elements: ReadonlyMap<string, CompiledElement>;
  readonly findings: readonly DmnFinding[];
}

/**
 * Links models and compiles every element. Nothing is refused: what cannot be read is a finding, and null when it is
 * evaluated in standard mode.
 * @param models the first is the one that is asked; the others are what it imports
 */
export function compileModels(models: readonly DmnModel[]): CompiledModels {
  const [main] = models;
  if (main === undefined) throw new RangeError('no model');
  const linker = new Linker(models);
  return { main, elements: linker.compile(), findings: linker.findings.list };
}

class Linker {
  readonly findings = new Findings();
  private readonly types: ModelTypes;
  private readonly all: ReadonlyMap<string, Element>;
  private readonly members: NameSet;
  private readonly typeNames = new Map<DmnModel, FeelTypes>();

  constructor(private readonly models: readonly DmnModel[]) {
    this.types = new ModelTypes(models, this.findings);
    this.all = elementsOf(models);
    this.members = memberNames(membersOf(models));
    for (const model of models)
      for (const { name, namespace, line } of model.imports)
        if (!models.some((each) => each.namespace === namespace))
          this.findings.add(
            'publish',
            'DMN.IMPORT_MISSING',
            { ...placeOfModel(model), line },
            `${name} ${namespace}`,
          );
  }

  compile(): Map<string, CompiledElement> {
    const compiled = new Map<string, CompiledElement>();
    const compilers = new Map(
      this.models.map((model) => [model, new ExpressionCompiler(model, this.findings, this.types)] as const),
    );
    for (const [key, element] of this.all)
      compiled.set(key, this.element(element, compilers.get(element.model) as ExpressionCompiler));
    this.findCycles();
    return compiled;
  }

  private element(element: Element, compiler: ExpressionCompiler): CompiledElement {
    const { model, node } = element;
    const place: Place = {
      namespace: model.namespace,
      elementId: node.id,
      element: node.name,
      cell: null,
      line: node.line,
    };
    const { scope, requirements } = this.scopeOf(element, place);
    const type = compiler.typeOf(node.variable.typeRef, place);
    const logic = this.logicOf(element, scope, place, compiler);
    if (element.kind === 'decision' || element.kind === 'knowledge')
      checkInvocations(element.node.logic, this.callable(element, requirements), this.findings, place);
    return { element, name: nameOf(element), type, requirements, size: scope.size, logic, place };
  }

  private logicOf(element: Element, scope: DmnScope, place: Place, compiler: ExpressionCompiler): Logic {
    const nothing: Logic = () => null;
    if (element.kind === 'decision') {
      const { logic, variable } = element.node;
      if (logic === null) this.findings.add('publish', 'DMN.NO_LOGIC', place, element.node.name);
      if (logic?.kind === 'function')
        return compiler.logic({ ...logic, typeRef: logic.typeRef ?? variable.typeRef }, scope, place);
      return compiler.typed(logic, variable, scope, place);
    }
    if (element.kind !== 'knowledge') return nothing;
    const { logic, variable } = element.node;
    if (logic === null) this.findings.add('publish', 'DMN.NO_LOGIC', place, element.node.name);
    // A result has the type of the function, or of the variable where the author wrote none on the function.
    const body: DmnExpression | null =
      logic === null ? null : { ...logic, typeRef: logic.typeRef ?? variable.typeRef };
    return compiler.logic(body, scope, place);
  }

  /** Names in scope: one for each requirement, and one for each import with what is required of it. */
  private scopeOf(element: Element, place: Place): { scope: DmnScope; requirements: Requirement[] } {
    const { model } = element;
    const names: FeelName[] = [];
    const requirements: Requirement[] = [];
    const imports = new Map<string, { place: number; entries: Map<string, FeelType> }>();
    for (const reference of element.kind === 'service' ? [] : requirementsOf(element)) {
      const required = this.all.get(referenceKey(reference));
      if (required === undefined) {
        this.findings.add('publish', 'DMN.REQUIREMENT_MISSING', place, reference.id);
        continue;
      }
      // Its own name stands in its scope anyway.
      if (isRecursion(element, required)) continue;
      const name = nameOf(required);
      const type = this.typeOf(required, place);
      const via =
        required.model === model
          ? undefined
          : model.imports.find(({ namespace }) => namespace === required.model.namespace);
      if (via === undefined || via.name === '') {
        requirements.push({ element: required, place: names.length, entry: null });
        names.push({ name, type });
        continue;
      }
      const known = imports.get(via.name) ?? { place: names.length, entries: new Map<string, FeelType>() };
      if (!imports.has(via.name)) {
        imports.set(via.name, known);
        names.push({ name: via.name, type: { kind: 'context', entries: known.entries } });
      }
      known.entries.set(name, type);
      requirements.push({ element: required, place: known.place, entry: name });
    }
    // A knowledge model may call itself.
    if (element.kind === 'knowledge') names.push({ name: nameOf(element), type: anyType });
    const types = this.typeNames.get(model) ?? this.types.namesOf(model);
    this.typeNames.set(model, types);
    return { scope: DmnScope.root(types, this.members).withAll(names), requirements };
  }

  /** What the expressions of an element can call, by name. */
  private callable(element: Element, requirements: readonly Requirement[]): CallableNames {
    const names = new Map<string, readonly string[]>();
    for (const { element: required } of requirements) {
      if (required.kind !== 'knowledge') continue;
      const via = element.model.imports.find(({ namespace }) => namespace === required.model.namespace);
      const isOwn = required.model === element.model || via === undefined || via.name === '';
      const name = isOwn ? nameOf(required) : `${via.name}.${nameOf(required)}`;
      const parameters = required.node.logic?.parameters ?? [];
      names.set(
        normalizeName(name),
        parameters.map((each) => normalizeName(each.name)),
      );
    }
    return names;
  }

  private typeOf(element: Element, place: Place): FeelType {
    if (element.kind === 'knowledge' || element.kind === 'service') return anyType;
    return this.types.of(element.node.variable.typeRef, element.model, place).feel;
  }

  /** Depth first with a stack of its own: a chain of requirements may be as long as a file holds. */
  private findCycles(): void {
    const state = new Map<string, 'open' | 'done'>();
    for (const start of this.all.values()) {
      const stack: { element: Element; next: number }[] = [];
      const enter = (element: Element): void => {
        state.set(elementKey(element), 'open');
        stack.push({ element, next: 0 });
      };
      if (!state.has(elementKey(start))) enter(start);
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const reference = requirementsOf(top.element)[top.next];
        top.next += 1;
        if (reference === undefined) {
          state.set(elementKey(top.element), 'done');
          stack.pop();
          continue;
        }
        const next = this.all.get(referenceKey(reference));
        if (next === undefined) continue;
        const seen = state.get(elementKey(next));
        if (seen === undefined) enter(next);
        // A function that calls itself is recursion; a decision that needs itself has no value.
        else if (seen === 'open' && !isRecursion(top.element, next)) this.sayCycle(next);
      }
    }
  }

  private sayCycle({ model, node }: Element): void {
    const place = { ...placeOfModel(model), elementId: node.id, element: node.name, line: node.line };
    this.findings.add('publish', 'DMN.CYCLE', place, node.name);
  }
}

/** A knowledge model may call itself. */
const isRecursion = (element: Element, required: Element): boolean =>
  element.kind === 'knowledge' && elementKey(element) === elementKey(required);

const placeOfModel = (model: DmnModel): Place => ({
  namespace: model.namespace,
  elementId: null,
  element: model.name,
  cell: null,
  line: null,
});

const nameOf = ({ node }: Element): string => (node.variable.name === '' ? node.name : node.variable.name);

/** Names that may follow a dot, wherever they come from: entries, columns, outputs. */
function membersOf(models: readonly DmnModel[]): string[] {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) walk(each);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        if (key === 'name' && typeof each === 'string') names.add(each);
        else walk(each);
      }
    }
  };
  for (const { itemDefinitions, decisions, knowledgeModels, services, inputs } of models)
    walk([itemDefinitions, decisions, knowledgeModels, services, inputs]);
  return [...names].filter((name) => name.trim() !== '');
}
