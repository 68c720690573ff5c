import type { DmnDecision, DmnModel, DmnTable } from '@vinhdanh/rules';

const namespace = 'https://vinhdanh.example/bench';

const modelOf = (decisions: readonly DmnDecision[], inputs: readonly string[]): DmnModel => ({
  format: 'dmn-model@1',
  namespace,
  name: 'bench',
  imports: [],
  itemDefinitions: [],
  inputs: inputs.map((name) => ({ id: name, name, line: 1, variable: { name, typeRef: null } })),
  decisions,
  knowledgeModels: [],
  services: [],
});

const decision = (
  name: string,
  logic: DmnDecision['logic'],
  inputs: readonly string[],
  decisions: readonly string[] = [],
): DmnDecision => ({
  id: name,
  name,
  line: 1,
  variable: { name, typeRef: null },
  requiredInputs: inputs.map((id) => ({ namespace, id })),
  requiredDecisions: decisions.map((id) => ({ namespace, id })),
  requiredKnowledge: [],
  logic,
});

/** Years of service in steps, three kinds, and a number of earlier awards: each row takes its own part. */
function tableOf(rows: number): DmnTable {
  return {
    kind: 'table',
    line: 1,
    typeRef: null,
    id: 'table',
    hitPolicy: 'UNIQUE',
    aggregation: null,
    inputs: ['years', 'kind', 'awards'].map((expression) => ({
      label: null,
      expression,
      typeRef: null,
      values: null,
      line: 1,
    })),
    outputs: [{ name: null, label: null, typeRef: null, values: null, defaultEntry: null, line: 1 }],
    annotations: ['clause'],
    rules: Array.from({ length: rows }, (_, row) => ({
      inputs: [`[${2 * row}..${2 * row + 2})`, '"individual", "collective"', '>= 1'],
      outputs: [`"row ${row}"`],
      annotations: [`clause ${row}`],
      line: 1,
    })),
  };
}

export const tableModel = (rows: number): DmnModel =>
  modelOf([decision('outcome', tableOf(rows), ['years', 'kind', 'awards'])], ['years', 'kind', 'awards']);

/** Cells of the same table, for an evaluator that knows tests and no tables. */
export const cellsOf = (rows: number): readonly (readonly string[])[] =>
  tableOf(rows).rules.map(({ inputs }) => inputs);

/** Twelve decisions, each of the two before it, over two inputs. */
export function graphModel(): DmnModel {
  const names = Array.from({ length: 12 }, (_, n) => `d${n}`);
  const decisions = names.map((name, n) => {
    if (n < 2)
      return decision(
        name,
        { kind: 'literal', line: 1, typeRef: null, language: null, text: n === 0 ? 'a + 1.5' : 'b * 2' },
        ['a', 'b'],
      );
    const text = `if d${n - 1} > d${n - 2} then d${n - 1} - d${n - 2} / 4 else d${n - 2} + ${n}`;
    return decision(
      name,
      { kind: 'literal', line: 1, typeRef: null, language: null, text },
      [],
      [`d${n - 1}`, `d${n - 2}`],
    );
  });
  return modelOf(decisions, ['a', 'b']);
}

/** Lists, filters, contexts, dates and decimals in one expression. */
export const heavyExpression = `sum(for x in awards[item.year >= from] return x.points * 1.1) + count(distinct values(for x in awards return x.code))
  + (if some x in awards satisfies x.code = "CSTDCS" and x.year > from then 0.25 else 0.75)
  + max([string length(upper case("vinh danh")), floor(10.5 / 4), abs(-3)])`;
export const heavyNames = ['awards', 'from'];
export const heavyInput = {
  from: 2020,
  awards: Array.from({ length: 12 }, (_, n) => ({
    year: 2014 + n,
    code: n % 3 === 0 ? 'CSTDCS' : 'LDTT',
    points: n + 0.5,
  })),
};
