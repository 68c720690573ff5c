import type { DmnExpression, DmnFunctionDefinition } from '@vinhdanh/rules';
import type { ModdleElement } from 'dmn-moddle';
import { childOf, elementsOf, isElement, lineOf, textOf } from './element.js';
import type { ReadContext } from './read-context.js';
import { readTable } from './read-table.js';

type Boxed = { readonly line: number; readonly typeRef: string | null };
type Reader = (element: ModdleElement, boxed: Boxed, context: ReadContext) => DmnExpression;

const readers: Readonly<Record<string, Reader>> = {
  'dmn:LiteralExpression': readLiteral,
  'dmn:UnaryTests': readLiteral,
  'dmn:DecisionTable': readTable,
  'dmn:Context': readContextExpression,
  'dmn:List': (element, boxed, context) => ({
    kind: 'list',
    ...boxed,
    items: readAll(element, 'elements', context),
  }),
  'dmn:Relation': readRelation,
  'dmn:Invocation': readInvocation,
  'dmn:FunctionDefinition': readFunction,
  'dmn:Conditional': (element, boxed, context) => ({
    kind: 'conditional',
    ...boxed,
    condition: readChild(element, 'if', context),
    then: readChild(element, 'then', context),
    otherwise: readChild(element, 'else', context),
  }),
  'dmn:For': (element, boxed, context) => readIteration('for', 'return', element, boxed, context),
  'dmn:Some': (element, boxed, context) => readIteration('some', 'satisfies', element, boxed, context),
  'dmn:Every': (element, boxed, context) => readIteration('every', 'satisfies', element, boxed, context),
  'dmn:Filter': (element, boxed, context) => ({
    kind: 'filter',
    ...boxed,
    over: readChild(element, 'in', context),
    match: readChild(element, 'match', context),
  }),
};

/** The expression that `value` is, or null when there is none. What no reader knows is a finding. */
export function readExpression(value: unknown, context: ReadContext): DmnExpression | null {
  if (!isElement(value)) return null;
  const reader = readers[value.$type];
  if (reader === undefined) {
    context.error('DMN.UNKNOWN_ELEMENT', value, value.$type);
    return null;
  }
  return reader(value, { line: lineOf(value), typeRef: context.typeRef(value) }, context);
}

/** `if`, `in`, `match` and their like are wrappers around one expression. */
function readChild(element: ModdleElement, name: string, context: ReadContext): DmnExpression | null {
  const wrapper = childOf(element, name);
  if (wrapper === null) return null;
  const inner = readExpression(wrapper.get('value'), context);
  if (inner === null || !wrapper.$instanceOf('dmn:TypedChildExpression')) return inner;
  return { ...inner, typeRef: inner.typeRef ?? context.typeRef(wrapper) };
}

function readAll(element: ModdleElement, name: string, context: ReadContext): readonly DmnExpression[] {
  return elementsOf(element, name).flatMap((item) => readExpression(item, context) ?? []);
}

function readLiteral(element: ModdleElement, boxed: Boxed, context: ReadContext): DmnExpression {
  if (element.$instanceOf('dmn:LiteralExpression') && isElement(element.get('importedValues')))
    context.error('DMN.IMPORTED_VALUES', element, textOf(element, 'text') ?? '');
  const text = textOf(element, 'text') ?? '';
  return { kind: 'literal', ...boxed, text, language: context.languageOf(element) };
}

function readContextExpression(element: ModdleElement, boxed: Boxed, context: ReadContext): DmnExpression {
  const entries = elementsOf(element, 'contextEntry').map((entry) => {
    const variable = childOf(entry, 'variable');
    return {
      variable: variable === null ? null : context.variable(variable, ''),
      value: readExpression(entry.get('value'), context),
    };
  });
  return { kind: 'context', ...boxed, entries };
}

function readRelation(element: ModdleElement, boxed: Boxed, context: ReadContext): DmnExpression {
  return {
    kind: 'relation',
    ...boxed,
    columns: elementsOf(element, 'column').map((column) => context.variable(column, '')),
    rows: elementsOf(element, 'row').map((row) => readAll(row, 'elements', context)),
  };
}

function readInvocation(element: ModdleElement, boxed: Boxed, context: ReadContext): DmnExpression {
  const bindings = elementsOf(element, 'binding').map((binding) => ({
    parameter: context.variable(childOf(binding, 'parameter'), ''),
    value: readExpression(binding.get('bindingFormula'), context),
  }));
  return {
    kind: 'invocation',
    ...boxed,
    called: readExpression(element.get('calledFunction'), context),
    bindings,
  };
}

const functionLanguages: Readonly<Record<string, DmnFunctionDefinition['language']>> = {
  FEEL: 'feel',
  Java: 'java',
  PMML: 'pmml',
};

/** A function definition, also the encapsulated logic of a business knowledge model. */
export function readFunction(
  element: ModdleElement,
  boxed: Boxed,
  context: ReadContext,
): DmnFunctionDefinition {
  const written = textOf(element, 'kind') ?? 'FEEL';
  const language = functionLanguages[written];
  if (language === undefined) context.error('DMN.ATTRIBUTE', element, `kind="${written}"`);
  return {
    kind: 'function',
    ...boxed,
    language: language ?? 'feel',
    parameters: elementsOf(element, 'formalParameter').map((parameter) => context.variable(parameter, '')),
    body: readExpression(element.get('body'), context),
  };
}

function readIteration(
  kind: 'for' | 'some' | 'every',
  body: string,
  element: ModdleElement,
  boxed: Boxed,
  context: ReadContext,
): DmnExpression {
  return {
    kind,
    ...boxed,
    variable: textOf(element, 'iteratorVariable') ?? '',
    over: readChild(element, 'in', context),
    body: readChild(element, body, context),
  };
}
