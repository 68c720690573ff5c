import {
  analyseTable,
  compileModels,
  contextOf,
  evaluateDecision,
  FeelNames,
  hitPolicies,
  traced,
  type DmnModel,
  type DmnTable,
  type FeelMode,
} from '@vinhdanh/rules';
import { cellText, feelNames, feelText } from './feel-texts.js';
import { oneOf, type Random } from './random.js';
import type { Target } from './target.js';
import { runOf, scopeOf, written } from './values.js';

const namespace = 'https://vinhdanh.example/fuzz';
const names = new FeelNames(feelNames.map((name) => ({ name })));
const inputs = contextOf(feelNames.map((name) => [name, scopeOf[name] ?? null] as const));

function tableOf(random: Random): DmnTable {
  const columns = 1 + random(3);
  return {
    kind: 'table',
    line: 1,
    typeRef: null,
    id: 'table',
    hitPolicy: oneOf(hitPolicies, random),
    aggregation: oneOf([null, 'SUM', 'COUNT', 'MIN', 'MAX'] as const, random),
    inputs: Array.from({ length: columns }, () => ({
      label: null,
      expression: random(3) === 0 ? feelText(random, 2) : oneOf(feelNames, random),
      typeRef: oneOf([null, 'number', 'string', 'date', 'nothing'], random),
      values: random(4) === 0 ? cellText(random) : null,
      line: 1,
    })),
    outputs: [
      {
        name: null,
        label: null,
        typeRef: oneOf([null, 'number', 'string'], random),
        values: oneOf([null, '"low", "high"', '1, 2, 3'], random),
        defaultEntry: oneOf([null, '0', 'null'], random),
        line: 1,
      },
    ],
    annotations: ['clause'],
    rules: Array.from({ length: random(8) }, () => ({
      inputs: Array.from({ length: columns }, () => cellText(random)),
      outputs: [oneOf(['"low"', '"high"', '1', '2', feelText(random, 1)], random)],
      annotations: ['clause'],
      line: 1,
    })),
  };
}

const modelOf = (table: DmnTable): DmnModel => ({
  format: 'dmn-model@1',
  namespace,
  name: 'fuzz',
  imports: [],
  itemDefinitions: [],
  inputs: feelNames.map((name) => ({ id: name, name, line: 1, variable: { name, typeRef: null } })),
  decisions: [
    {
      id: 'd',
      name: 'outcome',
      line: 1,
      variable: { name: 'outcome', typeRef: null },
      requiredInputs: feelNames.map((id) => ({ namespace, id })),
      requiredDecisions: [],
      requiredKnowledge: [],
      logic: table,
    },
  ],
  knowledgeModels: [],
  services: [],
});

/** Tables: analysed, and decided twice, with and without their explanation. */
export const rulesTarget: Target = {
  next: (random) => JSON.stringify(tableOf(random)),
  check(input: string): void {
    const table = JSON.parse(input) as DmnTable;
    analyseTable(table, names, runOf('standard'));
    const models = compileModels([modelOf(table)]);
    const ask = (mode: FeelMode, explained: boolean): { text: string; notes: number } => {
      const run = runOf(mode);
      const trace = explained ? traced(run) : null;
      const answer = evaluateDecision(models, 'outcome', inputs, run);
      const [record] = trace?.tables ?? [];
      if (record !== undefined && record.matched.length + record.missed.length > table.rules.length)
        throw new Error('more rows are explained than there are');
      return {
        text: answer.ok ? written(answer.value) : `refused ${answer.error.code}`,
        notes: run.notes.length,
      };
    };
    const plain = ask('standard', false);
    if (ask('standard', false).text !== plain.text) throw new Error('two answers');
    // Every row is asked when it is explained, so an error may be met that a first match has spared.
    const explained = ask('standard', true);
    if (explained.text !== plain.text)
      throw new Error(`explained it is ${explained.text}, else ${plain.text}`);
    const strict = ask('strict', false);
    if (plain.notes > 0 && !strict.text.startsWith('refused'))
      throw new Error(`strict answers ${strict.text} in spite of an error`);
    if (plain.notes === 0 && strict.text !== plain.text)
      throw new Error(`strict says ${strict.text}, standard ${plain.text}`);
  },
};
