import { FeelContext, contextOf, isContext, isList, type FeelValue } from '../../feel/values/value.js';
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
import { TestRun } from '../../testing/run.js';
import { compileModels } from '../compile/compile-models.js';
import type { DmnExpression, DmnModel } from '../model.js';
import { askModels, evaluateDecision, type DmnGiven } from './evaluate-decision.js';
import { traced } from './trace.js';

/** A value as plain data, for reading in a test. */
const plain = (value: FeelValue): unknown => {
  if (isList(value)) return value.map(plain);
  if (isContext(value))
    return Object.fromEntries([...value.entries].map(([name, each]) => [name, plain(each)]));
  return value;
};

interface Asked {
  readonly value: unknown;
  readonly codes: readonly string[];
}

function ask(
  models: readonly DmnModel[],
  name: string,
  inputs: Record<string, FeelValue> = {},
  given: readonly DmnGiven[] = [],
): Asked {
  const run = new TestRun();
  const all = [
    ...Object.entries(inputs).map(([own, value]) => ({ name: own, namespace: null, value })),
    ...given,
  ];
  const answer = askModels(compileModels(models), { name, namespace: null }, all, run);
  return { value: answer.ok ? plain(answer.value) : answer.error.code, codes: run.codes };
}

const value = (logic: DmnExpression, inputs: Record<string, FeelValue> = {}, typeRef?: string): Asked =>
  ask(
    [
      model({
        inputs: Object.keys(inputs).map((name) => input(name)),
        decisions: [decision('D', logic, { inputs: Object.keys(inputs), typeRef })],
      }),
    ],
    'D',
    inputs,
  );

const policy = (hitPolicy: Parameters<typeof table>[0]['hitPolicy'], more: object = {}): DmnExpression =>
  table({
    inputs: ['a'],
    outputs: [{ values: '"high", "middle", "low"' }],
    rows: ['> 1 => "low"', '> 2 => "high"', '> 3 => "low"', '> 9 => "middle"'],
    hitPolicy,
    ...more,
  });

describe('decision tables', () => {
  it.each<[string, DmnExpression, number, unknown, readonly string[]]>([
    ['unique with one row', policy('UNIQUE'), 2, 'low', []],
    ['unique with several', policy('UNIQUE'), 3, null, ['DMN.NOT_UNIQUE']],
    ['unique with none', policy('UNIQUE'), 0, null, []],
    ['any that differ', policy('ANY'), 3, null, ['DMN.NOT_EQUAL']],
    [
      'any that agree',
      table({ inputs: ['a'], outputs: [{}], rows: ['> 1 => 7', '> 2 => 3 + 4'], hitPolicy: 'ANY' }),
      3,
      7,
      [],
    ],
    ['first', policy('FIRST'), 10, 'low', []],
    ['priority', policy('PRIORITY'), 10, 'high', []],
    ['rule order', policy('RULE ORDER'), 10, ['low', 'high', 'low', 'middle'], []],
    ['output order', policy('OUTPUT ORDER'), 10, ['high', 'middle', 'low', 'low'], []],
    ['collect', policy('COLLECT'), 4, ['low', 'high', 'low'], []],
    ['collect of none', policy('COLLECT'), 0, [], []],
    ['count', policy('COLLECT', { aggregation: 'COUNT' }), 4, 3, []],
    ...(['SUM', 'MIN', 'MAX'] as const).map(
      (aggregation, at): [string, DmnExpression, number, unknown, readonly string[]] => [
        aggregation,
        table({
          inputs: ['a'],
          outputs: [{}],
          rows: ['> 1 => 5', '> 2 => 8', '> 9 => 1'],
          hitPolicy: 'COLLECT',
          aggregation,
        }),
        3,
        [13, 5, 8][at],
        [],
      ],
    ),
  ])('answer by their hit policy: %s', (_name, logic, a, expected, codes) => {
    expect(value(logic, { a })).toEqual({ value: expected, codes });
  });

  const several = table({
    inputs: ['a', { expression: 'b', typeRef: 'string', values: '"x", "y"' }],
    outputs: [
      { name: 'level', typeRef: 'number' },
      { name: 'note', defaultEntry: '"none"' },
    ],
    rows: ['1 | "x" => 1 | "one"', '2 | - => "two" | "wrong type"'],
  });

  it.each<[string, FeelValue, FeelValue, unknown, readonly string[]]>([
    ['several outputs', 1, 'x', { level: 1, note: 'one' }, []],
    ['defaults', 9, 'x', { level: null, note: 'none' }, []],
    ['an output of another type', 2, 'x', null, ['DMN.TYPE']],
    ['an input that is not allowed', 1, 'z', null, ['DMN.NOT_ALLOWED']],
    ['an input of another type', 1, 5, null, ['DMN.TYPE']],
  ])('answer %s', (_name, a, b, expected, codes) => {
    expect(value(several, { a, b })).toEqual({ value: expected, codes });
  });
});

const boxed = { line: 1, typeRef: null } as const;
const over = (kind: 'for' | 'some' | 'every', list: string, body: string): DmnExpression => ({
  ...boxed,
  kind,
  variable: 'i',
  over: literal(list),
  body: literal(body),
});
const entry = (name: string | null, logic: DmnExpression, typeRef: string | null = null) => ({
  variable: name === null ? null : { name, typeRef },
  value: logic,
});

describe('boxed expressions', () => {
  it.each<[string, DmnExpression, unknown, readonly string[]]>([
    [
      'a context',
      { ...boxed, kind: 'context', entries: [entry('a', literal('1')), entry('b', literal('a + 1'))] },
      { a: 1, b: 2 },
      [],
    ],
    [
      'a context with a result',
      { ...boxed, kind: 'context', entries: [entry('a', literal('1')), entry(null, literal('a + 5'))] },
      6,
      [],
    ],
    [
      'an entry of another type',
      { ...boxed, kind: 'context', entries: [entry('a', literal('1 + 1'), 'string')] },
      { a: null },
      ['DMN.TYPE'],
    ],
    [
      'a function that calls itself',
      {
        ...boxed,
        kind: 'context',
        entries: [
          entry('f', functionOf(['n: number'], literal('if n = 0 then 1 else n * f(n - 1)'))),
          entry(null, literal('f(5)')),
        ],
      },
      120,
      [],
    ],
    [
      'the type of a result',
      {
        ...boxed,
        kind: 'context',
        entries: [
          entry('f', functionOf(['n'], literal('n'), { typeRef: 'number' })),
          entry(null, literal('[f(1), f("1")]')),
        ],
      },
      [1, null],
      ['DMN.TYPE'],
    ],
    ['a list', { ...boxed, kind: 'list', items: [literal('1'), literal('"b"')] }, [1, 'b'], []],
    [
      'a relation',
      {
        ...boxed,
        kind: 'relation',
        columns: [
          { name: 'x', typeRef: null },
          { name: 'y', typeRef: null },
        ],
        rows: [
          [literal('1'), literal('2')],
          [literal('3'), literal('4')],
        ],
      },
      [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
      [],
    ],
    [
      'a condition that holds',
      {
        ...boxed,
        kind: 'conditional',
        condition: literal('1 = 1'),
        then: literal('"t"'),
        otherwise: literal('"e"'),
      },
      't',
      [],
    ],
    [
      'a condition that is null',
      {
        ...boxed,
        kind: 'conditional',
        condition: literal('null'),
        then: literal('"t"'),
        otherwise: literal('"e"'),
      },
      'e',
      [],
    ],
    ['for over a list', over('for', '[1, 2]', 'i * 10'), [10, 20], []],
    ['for over a range', over('for', '[2..4)', 'i * 10'), [20, 30], []],
    ['for that reads what came before', over('for', '[1, 2, 3]', 'i + sum(partial)'), [null, null, null], []],
    ['for over one value', over('for', '5', 'i'), [5], []],
    ['for over null', over('for', 'null', 'i'), null, ['FEEL.NOT_ITERABLE']],
    ['some', over('some', '[1, 2]', 'i > 1'), true, []],
    ['every', over('every', '[1, 2]', 'i > 1'), false, []],
    ['every of none', over('every', '[]', 'false'), true, []],
    ['every that cannot be told', over('every', '[1, null]', 'i > 0'), null, []],
    [
      'a filter by entries',
      { ...boxed, kind: 'filter', over: literal('[{p: 1}, {p: 5}]'), match: literal('p > 2') },
      [{ p: 5 }],
      [],
    ],
    [
      'a filter by item',
      { ...boxed, kind: 'filter', over: literal('[1, 5]'), match: literal('item > 2') },
      [5],
      [],
    ],
    [
      'a filter by a boxed match',
      {
        ...boxed,
        kind: 'filter',
        over: literal('[1, 5]'),
        match: {
          ...boxed,
          kind: 'conditional',
          condition: literal('item > 2'),
          then: literal('true'),
          otherwise: literal('false'),
        },
      },
      [5],
      [],
    ],
    ['what cannot be read', literal('1 +'), null, ['FEEL.SYNTAX']],
    ['another language', { ...literal('1'), language: 'urn:groovy' }, null, ['DMN.LANGUAGE']],
  ])('answer %s', (_name, logic, expected, codes) => {
    const asked = value(logic);
    expect(asked.value).toEqual(expected);
    if (codes.length > 0) expect(asked.codes).toEqual(codes);
  });

  it('runs over a long list without a copy for each item', () => {
    expect(value({ ...over('for', '[1..20000]', 'i'), typeRef: null }).value).toHaveLength(20_000);
  });
});

describe('types of models', () => {
  const types = [
    itemDefinition('tLevel', { typeRef: 'string', allowedValues: '"A", "B"' }),
    itemDefinition('tLevels', {
      typeRef: 'string',
      allowedValues: '"A", "B"',
      isCollection: true,
      typeConstraint: 'count(?) < 3',
    }),
    itemDefinition('tPerson', {
      components: [
        itemDefinition('name', { typeRef: 'string' }),
        itemDefinition('level', { typeRef: 'tLevel' }),
      ],
    }),
  ];
  it.each<[string, string, FeelValue, unknown]>([
    ['an allowed value', 'tLevel', 'A', 'A'],
    ['another one', 'tLevel', 'C', null],
    ['null', 'tLevel', null, null],
    ['allowed items', 'tLevels', ['A', 'B'], ['A', 'B']],
    ['an item that is not', 'tLevels', ['A', 'C'], null],
    ['more than the constraint lets', 'tLevels', ['A', 'B', 'A'], null],
    ['one item for a list', 'tLevels', 'A', ['A']],
    ['a list of one for an item', 'tLevel', ['A'], 'A'],
    [
      'a context',
      'tPerson',
      contextOf([
        ['name', 'x'],
        ['level', 'B'],
      ]),
      { name: 'x', level: 'B' },
    ],
    ['a context that lacks an entry', 'tPerson', contextOf([['name', 'x']]), null],
    [
      'a wrong entry',
      'tPerson',
      contextOf([
        ['name', 'x'],
        ['level', 'Z'],
      ]),
      null,
    ],
  ])('take or refuse %s', (_name, type, given, expected) => {
    const asked = ask(
      [
        model({
          itemDefinitions: types,
          inputs: [input('a', type)],
          decisions: [decision('D', literal('a'), { inputs: ['a'] })],
        }),
      ],
      'D',
      { a: given },
    );
    expect(asked.value).toEqual(expected);
    if (expected === null && given !== null) expect(asked.codes).toEqual(['DMN.TYPE']);
  });
});

describe('requirements', () => {
  const shared = model({
    inputs: [input('n', 'number')],
    decisions: [
      decision('double', literal('n * 2'), { inputs: ['n'] }),
      decision('sum', literal('double + n'), { inputs: ['n'], decisions: ['double'] }),
      decision('asks', literal('S(n: 5, double: 100) + sum'), { decisions: ['sum'], knowledge: ['S'] }),
      decision(
        'calls',
        {
          ...boxed,
          kind: 'invocation',
          called: literal('add'),
          bindings: [
            { parameter: { name: 'a', typeRef: null }, value: literal('n') },
            { parameter: { name: 'b', typeRef: null }, value: literal('1') },
          ],
        },
        { inputs: ['n'], knowledge: ['add'] },
      ),
      decision('loop', literal('loop'), { decisions: ['loop'] }),
      decision('far', literal('abroad()'), { knowledge: ['abroad'] }),
    ],
    knowledgeModels: [
      knowledge('add', functionOf(['a: number', 'b: number'], literal('a + b'))),
      knowledge('abroad', functionOf([], literal('1'), { language: 'java' })),
    ],
    services: [
      service('S', { outputs: ['sum'], inputDecisions: ['double'], inputData: ['n'] }),
      service('both', { outputs: ['double', 'sum'], inputData: ['n'] }),
    ],
  });

  it.each<[string, unknown, readonly string[]]>([
    ['sum', 9, []],
    ['asks', 114, []],
    ['calls', 4, []],
    ['both', { double: 6, sum: 9 }, []],
    ['loop', null, ['DMN.CYCLE']],
    ['far', null, ['FEEL.EXTERNAL_FUNCTION']],
    ['nothing', 'DMN.NO_SUCH_DECISION', []],
  ])('answer %s', (name, expected, codes) => {
    expect(ask([shared], name, { n: 3 })).toEqual({ value: expected, codes });
  });

  it('take a given decision in the place of its own value, and check it', () => {
    expect(ask([shared], 'sum', { n: 3, double: 50 }).value).toBe(53);
    expect(ask([shared], 'add', { a: 2, b: 3 }).value).toBe(5);
  });

  const importing = (name: string, text: string): readonly DmnModel[] => [
    model({
      namespace: 'urn:main',
      imports: [{ name, namespace: 'urn:m', line: 1 }],
      decisions: [decision('D', literal(text), { decisions: ['urn:m#double'], knowledge: ['urn:m#add'] })],
    }),
    shared,
  ];

  it('reach what is imported by the name of the import, or by its own', () => {
    expect(ask(importing('other one', 'other one.add(other one.double, 1)'), 'D', { n: 3 }).value).toBe(7);
    expect(ask(importing('', 'add(double, 1)'), 'D', { n: 3 }).value).toBe(7);
    const given = [{ name: 'n', namespace: 'urn:m', value: 4 }];
    expect(ask(importing('o', 'o.add(o.double, 1)'), 'D', {}, given).value).toBe(9);
    const wrong = [{ name: 'n', namespace: 'urn:m', value: 'x' }];
    expect(ask(importing('o', 'o.double'), 'D', {}, wrong).codes).toContain('DMN.TYPE');
  });
});

describe('an evaluation', () => {
  const steps = table({
    inputs: ['a'],
    outputs: [{}],
    rows: ['"x" + 1 => 1 // Điều 1', '> 1 => 2 // Điều 2', '> "z" => 3 // Điều 3'],
    hitPolicy: 'FIRST',
  });
  const compiled = compileModels([
    model({
      inputs: [input('a')],
      decisions: [
        decision('T', steps, { inputs: ['a'] }),
        decision('D', literal('T + "x"'), { decisions: ['T'] }),
      ],
    }),
  ]);
  const inputs = new FeelContext(new Map([['a', 5]]));

  it('says element and cell of an error in strict mode', () => {
    const answer = evaluateDecision(compiled, 'T', inputs, new TestRun('strict'));
    expect(answer).toMatchObject({ ok: false, error: { details: { element: 'T', cell: 'row 1, input 1' } } });
    const run = new TestRun();
    expect(evaluateDecision(compiled, 'D', inputs, run).ok).toBe(true);
    expect(run.notes.map(({ details }) => [details['element'], details['cell']])).toEqual([
      ['T', 'row 1, input 1'],
      ['D', undefined],
    ]);
  });

  it('explains a table row by row, and answers the same as without', () => {
    const run = new TestRun();
    const trace = traced(run);
    const explained = evaluateDecision(compiled, 'T', inputs, run);
    const other = new TestRun();
    expect(explained).toEqual(evaluateDecision(compiled, 'T', inputs, other));
    expect(run.codes).toEqual(other.codes);
    expect(run.steps).toBe(other.steps);
    expect(trace.tables.map(({ id, matched, missed }) => ({ id, matched, missed }))).toEqual([
      { id: 't', matched: [2], missed: [{ row: 1, column: 'a', cell: '"x" + 1' }] },
    ]);
    expect([...trace.clauses]).toEqual(['Điều 2']);
    expect([...trace.inputs]).toEqual([['a', 5]]);
    expect([...trace.decisions]).toEqual([['T', 2]]);
  });
});
