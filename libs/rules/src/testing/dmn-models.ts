import type {
  DmnDecision,
  DmnExpression,
  DmnFunctionDefinition,
  DmnInput,
  DmnItemDefinition,
  DmnKnowledgeModel,
  DmnLiteral,
  DmnModel,
  DmnReference,
  DmnService,
  DmnTable,
} from '../dmn/model.js';

/** Models as plain data, with what a test does not care about filled in. */
export const testNamespace = 'urn:m';

export const model = (parts: Partial<DmnModel>): DmnModel => ({
  format: 'dmn-model@1',
  namespace: testNamespace,
  name: 'm',
  imports: [],
  itemDefinitions: [],
  inputs: [],
  decisions: [],
  knowledgeModels: [],
  services: [],
  ...parts,
});

export const literal = (text: string, typeRef: string | null = null): DmnLiteral => ({
  kind: 'literal',
  line: 1,
  typeRef,
  text,
  language: null,
});

/** References to elements of the test namespace, or of the one before `#`. */
const references = (targets: readonly string[]): DmnReference[] =>
  targets.map((target) => {
    const [namespace, id] = target.includes('#') ? target.split('#') : [testNamespace, target];
    return { namespace: namespace ?? '', id: id ?? '' };
  });

export const input = (name: string, typeRef: string | null = null): DmnInput => ({
  id: name,
  name,
  line: 1,
  variable: { name, typeRef },
});

interface Needs {
  readonly inputs?: readonly string[];
  readonly decisions?: readonly string[];
  readonly knowledge?: readonly string[];
  readonly typeRef?: string;
}

export const decision = (name: string, logic: DmnExpression | null, needs: Needs = {}): DmnDecision => ({
  id: name,
  name,
  line: 7,
  variable: { name, typeRef: needs.typeRef ?? null },
  requiredInputs: references(needs.inputs ?? []),
  requiredDecisions: references(needs.decisions ?? []),
  requiredKnowledge: references(needs.knowledge ?? []),
  logic,
});

/** Parameters as `name` or `name: type`. */
export const functionOf = (
  parameters: readonly string[],
  body: DmnExpression,
  more: Partial<DmnFunctionDefinition> = {},
): DmnFunctionDefinition => ({
  kind: 'function',
  line: 1,
  typeRef: null,
  language: 'feel',
  parameters: parameters.map((text) => {
    const [name = '', typeRef = null] = text.split(': ');
    return { name, typeRef };
  }),
  body,
  ...more,
});

export const knowledge = (
  name: string,
  logic: DmnFunctionDefinition,
  needs: Needs = {},
): DmnKnowledgeModel => ({
  id: name,
  name,
  line: 1,
  variable: { name, typeRef: needs.typeRef ?? null },
  requiredKnowledge: references(needs.knowledge ?? []),
  logic,
});

export const service = (
  name: string,
  parts: {
    readonly outputs: readonly string[];
    readonly inputDecisions?: readonly string[];
    readonly inputData?: readonly string[];
  },
): DmnService => ({
  id: name,
  name,
  line: 1,
  variable: { name, typeRef: null },
  outputDecisions: references(parts.outputs),
  encapsulatedDecisions: [],
  inputDecisions: references(parts.inputDecisions ?? []),
  inputData: references(parts.inputData ?? []),
});

export const itemDefinition = (name: string, parts: Partial<DmnItemDefinition>): DmnItemDefinition => ({
  name,
  typeRef: null,
  isCollection: false,
  allowedValues: null,
  typeConstraint: null,
  components: [],
  functionItem: null,
  line: 1,
  ...parts,
});

/** A table; a row is its input cells, `=>`, its output cells and, after `//`, its annotation. Cells stand between `|`. */
export function table(
  parts: Partial<Omit<DmnTable, 'rules' | 'inputs' | 'outputs'>> & {
    readonly inputs: readonly (
      string | { readonly expression: string; readonly typeRef?: string; readonly values?: string }
    )[];
    readonly outputs: readonly {
      readonly name?: string;
      readonly typeRef?: string;
      readonly values?: string;
      readonly defaultEntry?: string;
    }[];
    readonly rows: readonly string[];
  },
): DmnTable {
  const { inputs, outputs, rows, ...more } = parts;
  const cells = (text: string): string[] =>
    text.trim() === '' ? [] : text.split('|').map((cell) => cell.trim());
  return {
    kind: 'table',
    line: 1,
    typeRef: null,
    id: 't',
    hitPolicy: 'UNIQUE',
    aggregation: null,
    annotations: [],
    inputs: inputs.map((each) => {
      const clause = typeof each === 'string' ? { expression: each } : each;
      return { label: null, typeRef: null, values: null, line: 1, ...clause };
    }),
    outputs: outputs.map((clause) => ({
      name: null,
      label: null,
      typeRef: null,
      values: null,
      defaultEntry: null,
      line: 1,
      ...clause,
    })),
    rules: rows.map((row, at) => {
      const [before = '', after = ''] = row.split('=>');
      const [results = '', annotation] = after.split('//');
      return {
        inputs: cells(before),
        outputs: cells(results),
        annotations: annotation === undefined ? [] : [annotation.trim()],
        line: 20 + at,
      };
    }),
    ...more,
  };
}
