import {
  decision,
  functionOf,
  input,
  itemDefinition,
  knowledge,
  literal,
  model,
  service,
  table,
} from '../../testing/dmn-models.js';
import type { DmnExpression, DmnModel } from '../model.js';
import { compileModels } from './compile-models.js';

const found = (parts: Partial<DmnModel>): string[] =>
  compileModels([model(parts)]).findings.map(
    ({ code, elementId, cell, what }) => `${code} ${elementId ?? '-'} [${cell ?? ''}] ${what}`,
  );
const logic = (expression: DmnExpression): string[] =>
  found({ inputs: [input('a', 'number')], decisions: [decision('D', expression, { inputs: ['a'] })] });

describe('what is found when models are checked', () => {
  it('finds nothing where all is well', () => {
    expect(
      logic(
        table({
          inputs: [{ expression: 'a', typeRef: 'number' }],
          outputs: [{ typeRef: 'string' }],
          rows: ['< 3 => "few"', '[3..5], 7 => "some"', '- => null'],
        }),
      ),
    ).toEqual([]);
  });

  it.each<[string, Partial<DmnModel>, readonly string[]]>([
    [
      'a cycle of decisions',
      {
        decisions: [
          decision('A', literal('B'), { decisions: ['B'] }),
          decision('B', literal('A'), { decisions: ['A'] }),
        ],
      },
      ['DMN.CYCLE A [] A'],
    ],
    [
      'a decision that needs itself',
      { decisions: [decision('A', literal('A'), { decisions: ['A'] })] },
      ['DMN.CYCLE A [] A'],
    ],
    [
      'a cycle of functions',
      {
        knowledgeModels: [
          knowledge('f', functionOf(['n'], literal('g(n)')), { knowledge: ['g'] }),
          knowledge('g', functionOf(['n'], literal('f(n)')), { knowledge: ['f'] }),
        ],
      },
      ['DMN.CYCLE f [] f'],
    ],
    [
      'a function that calls itself, which is none',
      {
        knowledgeModels: [
          knowledge('f', functionOf(['n'], literal('if n = 0 then 0 else f(n - 1)')), { knowledge: ['f'] }),
        ],
      },
      [],
    ],
    [
      'a requirement that leads nowhere',
      { decisions: [decision('A', literal('1'), { inputs: ['gone'] })] },
      ['DMN.REQUIREMENT_MISSING A [] gone'],
    ],
    [
      'an import that is not there',
      { imports: [{ name: 'x', namespace: 'urn:x', line: 3 }] },
      ['DMN.IMPORT_MISSING - [] x urn:x'],
    ],
    [
      'an input that is not required',
      { inputs: [input('a')], decisions: [decision('A', literal('a + 1'))] },
      ['DMN.UNKNOWN_NAME A [] a'],
    ],
    ['a type that nobody defines', { inputs: [input('a', 'tGone')] }, ['DMN.UNKNOWN_TYPE a [] tGone']],
    [
      'a type made of itself',
      { itemDefinitions: [itemDefinition('tA', { typeRef: 'tA' })], inputs: [input('a', 'tA')] },
      ['DMN.TYPE_CYCLE - [] tA'],
    ],
    [
      'a constraint that is no test',
      {
        itemDefinitions: [itemDefinition('tA', { typeRef: 'number', allowedValues: '> )' })],
        inputs: [input('a', 'tA')],
      },
      ['FEEL.SYNTAX - [] > )'],
    ],
    ['a decision without logic', { decisions: [decision('A', null)] }, ['DMN.NO_LOGIC A [] A']],
    [
      'a function of another language',
      { knowledgeModels: [knowledge('f', functionOf([], literal('1'), { language: 'java' }))] },
      ['FEEL.EXTERNAL_FUNCTION f [] java'],
    ],
    [
      'arguments that are missing or unknown',
      {
        knowledgeModels: [knowledge('f', functionOf(['one', 'two'], literal('one + two')))],
        decisions: [
          decision(
            'A',
            {
              kind: 'invocation',
              line: 1,
              typeRef: null,
              called: literal('f'),
              bindings: [
                { parameter: { name: 'one', typeRef: null }, value: literal('1') },
                { parameter: { name: 'three', typeRef: null }, value: literal('3') },
              ],
            },
            { knowledge: ['f'] },
          ),
        ],
      },
      ['DMN.ARGUMENT_MISSING A [invocation] two', 'DMN.ARGUMENT_UNKNOWN A [invocation] three'],
    ],
    [
      'a value of another type',
      { decisions: [decision('A', literal('"x"'), { typeRef: 'number' })] },
      ['DMN.TYPE A [] string, number'],
    ],
    [
      'a service is a function, no cycle',
      { decisions: [decision('A', literal('1'))], services: [service('S', { outputs: ['A'] })] },
      [],
    ],
  ])('finds %s', (_what, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  const typed = { inputs: [{ expression: 'a', typeRef: 'number' }], outputs: [{ typeRef: 'string' }] };

  it.each<[string, DmnExpression, readonly string[]]>([
    [
      'an input cell of another type',
      table({ ...typed, rows: ['1 => "x"', '"1" => "x"'] }),
      ['DMN.TYPE D [row 2, input 1] string: "1"'],
    ],
    [
      'an end of a range',
      table({ ...typed, rows: ['["a".."b"] => "x"'] }),
      ['DMN.TYPE D [row 1, input 1] string: ["a".."b"]'],
    ],
    [
      'a comparison',
      table({ ...typed, rows: ['< @"2025-01-01" => "x"'] }),
      ['DMN.TYPE D [row 1, input 1] date: < @"2025-01-01"'],
    ],
    [
      'an input cell, by the type of its name',
      table({ inputs: ['a'], outputs: [{}], rows: ['"1" => 1'] }),
      ['DMN.TYPE D [row 1, input 1] string: "1"'],
    ],
    [
      'an output cell of another type',
      table({ ...typed, rows: ['1 => 2'] }),
      ['DMN.TYPE D [row 1, output 1] number: 2'],
    ],
    [
      'a cell that cannot be read',
      table({ ...typed, rows: ['< => "x"', '1 => "x'] }),
      ['FEEL.SYNTAX D [row 1, input 1] <', 'FEEL.SYNTAX D [row 2, output 1] "x'],
    ],
    ['a name in a cell', table({ ...typed, rows: ['b => "x"'] }), ['DMN.UNKNOWN_NAME D [row 1, input 1] b']],
    ['a row of another shape', table({ ...typed, rows: ['1 | 2 => "x"'] }), ['DMN.ROW_SHAPE D [row 1] 2/1']],
    [
      'an entry of a context',
      {
        kind: 'context',
        line: 1,
        typeRef: null,
        entries: [{ variable: { name: 'e', typeRef: 'date' }, value: literal('1') }],
      },
      ['DMN.TYPE D [e] number, date'],
    ],
    [
      'a match that only brackets would make an expression',
      { kind: 'filter', line: 1, typeRef: null, over: literal('[1]'), match: literal('1] + [1') },
      ['FEEL.SYNTAX D [match] 1] + [1'],
    ],
    ['another language', { ...literal('1'), language: 'urn:groovy' }, ['DMN.LANGUAGE D [] urn:groovy']],
  ])('finds %s, with the cell', (_what, expression, expected) => {
    expect(logic(expression)).toEqual(expected);
  });

  it('blocks publishing, with the line of the row', () => {
    const { findings } = compileModels([
      model({ decisions: [decision('D', table({ inputs: [], outputs: [{}], rows: ['=> 1', '=> )'] }))] }),
    ]);
    expect(findings).toEqual([
      {
        severity: 'publish',
        code: 'FEEL.SYNTAX',
        namespace: 'urn:m',
        elementId: 'D',
        line: 21,
        cell: 'row 2, output 1',
        what: ')',
      },
    ]);
  });

  it('goes through a chain of requirements of any length', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) =>
      decision(`d${at}`, literal('1'), { decisions: at === 0 ? [] : [`d${at - 1}`] }),
    ).reverse();
    expect(compileModels([model({ decisions: chain })]).findings).toEqual([]);
  });
});
