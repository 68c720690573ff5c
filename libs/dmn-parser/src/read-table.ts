import {
  aggregations,
  hitPolicies,
  type DmnInputClause,
  type DmnOutputClause,
  type DmnRule,
  type DmnTable,
} from '@vinhdanh/rules';
import type { ModdleElement } from 'dmn-moddle';
import { childOf, elementsOf, lineOf, textOf } from './element.js';
import type { ReadContext } from './read-context.js';

/** A decision table. Each rule keeps the cells that were written; a wrong number of them is checked later. */
export function readTable(
  element: ModdleElement,
  boxed: { readonly line: number; readonly typeRef: string | null },
  context: ReadContext,
): DmnTable {
  return {
    kind: 'table',
    ...boxed,
    id: textOf(element, 'id'),
    hitPolicy: word(element, 'hitPolicy', hitPolicies, context) ?? 'UNIQUE',
    aggregation: word(element, 'aggregation', aggregations, context),
    inputs: elementsOf(element, 'input').map((input) => readInput(input, context)),
    outputs: elementsOf(element, 'output').map((output) => readOutput(output, context)),
    annotations: elementsOf(element, 'annotation').map((clause) => textOf(clause, 'name') ?? ''),
    rules: elementsOf(element, 'rule').map((rule) => readRule(rule, context)),
  };
}

function word<const Word extends string>(
  element: ModdleElement,
  name: string,
  words: readonly Word[],
  context: ReadContext,
): Word | null {
  const written = textOf(element, name);
  const found = words.find((known) => known === written);
  if (written !== null && found === undefined)
    context.error('DMN.ATTRIBUTE', element, `${name}="${written}"`);
  return found ?? null;
}

/** The text of unary tests or of a literal expression; null where there is none. */
function textIn(element: ModdleElement, name: string, context: ReadContext): string | null {
  const holder = childOf(element, name);
  if (holder === null) return null;
  context.languageOf(holder);
  return textOf(holder, 'text');
}

function readInput(element: ModdleElement, context: ReadContext): DmnInputClause {
  const expression = childOf(element, 'inputExpression');
  return {
    label: textOf(element, 'label'),
    // Before 1.3 an input without an expression was read by its name.
    expression: textIn(element, 'inputExpression', context) ?? textOf(element, 'label') ?? '',
    typeRef: expression === null ? null : context.typeRef(expression),
    values: textIn(element, 'inputValues', context),
    line: lineOf(element),
  };
}

function readOutput(element: ModdleElement, context: ReadContext): DmnOutputClause {
  return {
    name: textOf(element, 'name'),
    label: textOf(element, 'label'),
    typeRef: context.typeRef(element),
    values: textIn(element, 'outputValues', context),
    defaultEntry: textIn(element, 'defaultOutputEntry', context),
    line: lineOf(element),
  };
}

function readRule(element: ModdleElement, context: ReadContext): DmnRule {
  const texts = (name: string): readonly string[] =>
    elementsOf(element, name).map((cell) => {
      if (name !== 'annotationEntry') context.languageOf(cell);
      return textOf(cell, 'text') ?? '';
    });
  return {
    inputs: texts('inputEntry'),
    outputs: texts('outputEntry'),
    annotations: texts('annotationEntry'),
    line: lineOf(element),
  };
}
