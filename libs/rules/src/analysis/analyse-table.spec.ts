import { describe, expect, it } from '@jest/globals';
import { FeelNames } from '../feel/compile/feel-names.js';
import { EvaluationRun } from '../feel/evaluate/run-state.js';
import { feelLimits } from '../feel/limits.js';
import { TestRun } from '../testing/run.js';
import { formatValue } from '../feel/values/format.js';
import { analyseTable, type AnalysedTable, type TableFinding } from './analyse-table.js';

const names = new FeelNames([{ name: 'elsewhere' }]);
interface Written {
  readonly policy?: string;
  readonly types?: readonly (string | null)[];
  readonly values?: readonly (string | null)[];
  readonly outputValues?: string;
  readonly defaultEntry?: string;
  /** Cells and, last, the output. */
  readonly rows: readonly (readonly string[])[];
}
function table({
  policy = 'UNIQUE',
  types,
  values,
  outputValues,
  defaultEntry,
  rows,
}: Written): AnalysedTable {
  const columns = (rows[0]?.length ?? 1) - 1;
  return {
    hitPolicy: policy,
    inputs: Array.from({ length: columns }, (_, at) => ({
      expression: `in ${at}`,
      typeRef: types?.[at] ?? null,
      values: values?.[at] ?? null,
    })),
    outputs: [{ values: outputValues ?? null, defaultEntry: defaultEntry ?? null }],
    rules: rows.map((row) => ({ inputs: row.slice(0, -1), outputs: row.slice(-1) })),
  };
}
const say = ({ code, rows, column, example }: TableFinding): string => {
  const parts: string[] = [code];
  if (rows.length > 0) parts.push(`rows ${rows.join(' ')}`);
  if (column !== null) parts.push(`column ${column}`);
  if (example !== null) parts.push(`at ${example.map((value) => formatValue(value)).join(' ')}`);
  return parts.join(', ');
};
const findings = (written: Written): string[] => analyseTable(table(written), names, new TestRun()).map(say);

describe('gaps', () => {
  it.each<[string, Written, string[]]>([
    [
      'numbers that meet leave none',
      {
        rows: [
          ['< 18', '1'],
          ['>= 18', '2'],
        ],
      },
      [],
    ],
    [
      'a point between',
      {
        rows: [
          ['< 18', '1'],
          ['> 18', '2'],
        ],
      },
      ['TABLE.GAP, at 18'],
    ],
    [
      'an open stretch between whole numbers',
      {
        rows: [
          ['<= 17', '1'],
          ['>= 18', '2'],
        ],
      },
      ['TABLE.GAP, at 17.5'],
    ],
    [
      'days follow each other',
      {
        rows: [
          ['<= date("2025-06-30")', '1'],
          ['>= @"2025-07-01"', '2'],
        ],
      },
      [],
    ],
    [
      'a day that nobody takes',
      {
        rows: [
          ['< date("2025-07-01")', '1'],
          ['> date("2025-07-01")', '2'],
        ],
      },
      ['TABLE.GAP, at 2025-07-01'],
    ],
    [
      'both truth values',
      {
        rows: [
          ['true', '1'],
          ['false', '2'],
        ],
      },
      [],
    ],
    ['one truth value', { rows: [['true', '1']] }, ['TABLE.GAP, at false']],
    [
      'an enumeration',
      {
        values: ['"a", "b"'],
        rows: [
          ['"a"', '1'],
          ['"b"', '2'],
        ],
      },
      [],
    ],
    [
      'one of an enumeration',
      {
        values: ['"a", "b", "c"'],
        rows: [
          ['"a"', '1'],
          ['"b"', '2'],
        ],
      },
      ['TABLE.GAP, at c'],
    ],
    [
      'months',
      {
        rows: [
          ['< duration("P3Y")', '1'],
          ['>= @"P36M"', '2'],
        ],
      },
      [],
    ],
    ['nothing with a default', { defaultEntry: '0', rows: [['1', '1']] }, []],
    [
      'in two dimensions',
      {
        rows: [
          ['< 5', '-', '1'],
          ['>= 5', '< 5', '2'],
          ['>= 5', '> 5', '3'],
        ],
      },
      ['TABLE.GAP, at 5 5'],
    ],
    [
      'null, where a cell names it',
      {
        rows: [
          ['null', '1'],
          ['< 0', '2'],
          ['>= 0', '3'],
        ],
      },
      [],
    ],
    [
      'not(…)',
      {
        rows: [
          ['not(1)', '1'],
          ['1', '2'],
        ],
      },
      [],
    ],
    ['no row at all', { rows: [], types: [] }, ['TABLE.GAP, at ']],
  ])('%s', (_name, written, expected) => {
    expect(findings(written).map((each) => each.trimEnd())).toEqual(expected.map((each) => each.trimEnd()));
  });
});

describe('overlaps', () => {
  it.each<[string, Written, string[]]>([
    [
      'at one point',
      {
        rows: [
          ['<= 5', '1'],
          ['>= 5', '2'],
        ],
      },
      ['TABLE.OVERLAP, rows 1 2, at 5'],
    ],
    [
      'of rows that answer alike break UNIQUE all the same',
      {
        rows: [
          ['-', '1'],
          ['5', '1'],
        ],
      },
      ['TABLE.OVERLAP, rows 1 2, at 5'],
    ],
    [
      'that answer alike are no conflict of ANY',
      {
        policy: 'ANY',
        rows: [
          ['-', '1'],
          ['5', '1.0'],
        ],
      },
      ['TABLE.REDUNDANT, rows 2 1'],
    ],
    [
      'that answer otherwise are',
      {
        policy: 'ANY',
        rows: [
          ['-', '1'],
          ['5', '2'],
        ],
      },
      ['TABLE.CONFLICT, rows 1 2, at 5'],
    ],
    [
      'are what COLLECT is for',
      {
        policy: 'COLLECT',
        rows: [
          ['-', '1'],
          ['5', '2'],
        ],
      },
      [],
    ],
  ])('%s', (_name, written, expected) => {
    expect(findings(written)).toEqual(expected);
  });
});

describe('rows that never fire', () => {
  it.each<[string, Written, string[]]>([
    [
      'with a range that is empty',
      {
        rows: [
          ['[5..3]', '1'],
          ['-', '2'],
        ],
      },
      ['TABLE.NEVER, rows 1, column 1'],
    ],
    [
      'with a value that is not allowed',
      {
        values: ['"a", "b"'],
        policy: 'FIRST',
        rows: [
          ['"c"', '1'],
          ['-', '2'],
        ],
      },
      ['TABLE.NEVER, rows 1, column 1'],
    ],
    [
      'behind one that takes it all',
      {
        policy: 'FIRST',
        rows: [
          ['< 10', '1'],
          ['< 5', '2'],
          ['-', '3'],
        ],
      },
      ['TABLE.MASKED, rows 2 1'],
    ],
    [
      'behind several that take it together',
      {
        policy: 'FIRST',
        rows: [
          ['< 5', '1'],
          ['> 9', '9'],
          ['>= 5', '2'],
          ['[2..8]', '3'],
          ['-', '4'],
        ],
      },
      ['TABLE.MASKED, rows 4 1 3', 'TABLE.MASKED, rows 5 1 3'],
    ],
    [
      'below one that stands higher',
      {
        policy: 'PRIORITY',
        outputValues: '"refused", "approved"',
        rows: [
          ['< 5', '"approved"'],
          ['< 9', '"refused"'],
          ['>= 9', '"approved"'],
        ],
      },
      ['TABLE.MASKED, rows 1 2'],
    ],
  ])('%s', (_name, written, expected) => {
    expect(findings(written)).toEqual(expected);
  });
});

describe('what is not said', () => {
  it('of cells that ask something else, but of the rest', () => {
    expect(
      findings({
        rows: [
          ['< elsewhere', '1'],
          ['>= 5', '2'],
          ['[4..5)', '3'],
          ['[4.5..6]', '4'],
        ],
      }),
    ).toEqual([
      'TABLE.NOT_ANALYSED, rows 1, column 1',
      'TABLE.OVERLAP, rows 3 4, at 4.5',
      'TABLE.OVERLAP, rows 2 4, at 5',
    ]);
  });
  it('of a column of several kinds', () => {
    expect(
      findings({
        rows: [
          ['5', '1'],
          ['"five"', '2'],
        ],
      }),
    ).toEqual(['TABLE.NOT_ANALYSED, column 1']);
  });
  it('of a cell that is no test', () => {
    expect(
      findings({
        rows: [
          ['<', '1'],
          ['-', '2'],
        ],
      }),
    ).toEqual(['TABLE.NOT_ANALYSED, rows 1, column 1']);
  });
});

it('says that a table is too large whose constants cost more than the run has', () => {
  const rows = Array.from({ length: 40 }, (_, n) => [
    `date("2025-01-${String((n % 28) + 1).padStart(2, '0')}")`,
    '1',
  ]);
  const { mode, now, zones } = new TestRun();
  const poor = new EvaluationRun({ mode, now, zones, limits: { ...feelLimits, stepsMax: 100 } });
  expect(analyseTable(table({ rows }), names, poor).map(say)).toEqual(['TABLE.TOO_LARGE']);
});

it('looks through ten thousand rows', () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => [`[${n}..${n + 1})`, `"k${n % 7}"`, String(n)]);
  const found = findings({ defaultEntry: '0', rows: [...rows, ['[77..78]', '"k0"', '0']] });
  expect(found).toEqual(['TABLE.OVERLAP, rows 78 10001, at 77 k0']);
});
