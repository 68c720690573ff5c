import type { FeelValue, ZoneRules } from '@vinhdanh/rules';
import { readValue } from './read-value.js';
import { childOf, childrenOf, readXml, type XmlElement } from './xml.js';

/** What a `testCase` element says. */
export interface KitCase {
  readonly id: string;
  readonly kind: 'decision' | 'bkm' | 'decisionService';
  /** The service or model that is called, where one is. */
  readonly invocable: string | null;
  readonly inputs: readonly KitInput[];
  readonly results: readonly KitResult[];
}

export interface KitInput {
  readonly name: string;
  readonly namespace: string | null;
  readonly value: FeelValue;
}

export interface KitResult {
  readonly name: string;
  readonly namespace: string | null;
  readonly expected: FeelValue;
}

/** A file of test cases with the name of the model that they are about. */
export interface KitFile {
  readonly modelName: string;
  readonly cases: readonly KitCase[];
}

/** Reads a file of test cases; null when its root is another element. */
export function readCases(xml: string, zones: ZoneRules): KitFile | null {
  const root = readXml(xml);
  if (root.name !== 'testCases') return null;
  return {
    modelName: childOf(root, 'modelName')?.text.trim() ?? '',
    cases: childrenOf(root, 'testCase').map((element) => readCase(element, zones)),
  };
}

function readCase(element: XmlElement, zones: ZoneRules): KitCase {
  const kind = element.attributes.get('type') ?? 'decision';
  if (kind !== 'decision' && kind !== 'bkm' && kind !== 'decisionService')
    throw new Error(`the kit has a case of the type ${kind}, which no reader knows`);
  return {
    id: element.attributes.get('id') ?? '',
    kind,
    invocable: element.attributes.get('invocableName') ?? null,
    inputs: childrenOf(element, 'inputNode').map((node) => ({
      ...named(node),
      value: readValue(node, zones),
    })),
    results: childrenOf(element, 'resultNode').map((node) => {
      const expected = childOf(node, 'expected');
      return { ...named(node), expected: expected === undefined ? null : readValue(expected, zones) };
    }),
  };
}

const named = ({ attributes }: XmlElement): { readonly name: string; readonly namespace: string | null } => ({
  name: attributes.get('name') ?? '',
  namespace: attributes.get('namespace') ?? null,
});
