import { expect, it } from '@jest/globals';
import { compileUnaryTests } from '../feel/compile/compile.js';
import { FeelNames } from '../feel/compile/feel-names.js';
import { Frame } from '../feel/compile/frame.js';
import { parseTemporal } from '../feel/time/parse-temporal.js';
import { canonicalNumber, Decimal } from '../feel/values/number.js';
import type { FeelValue } from '../feel/values/value.js';
import { TestRun } from '../testing/run.js';
import { analyseTable, type AnalysedTable, type TableFinding } from './analyse-table.js';

/** As many tables as the analysis is held against everything that can be asked of them. */
const TABLES = 10_000;
const names = new FeelNames([]);
/** The run of the table that is asked about: a budget is for one of them, not for all. */
let run = new TestRun();

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Kind {
  readonly typeName: string;
  /** Every input that is tried: at least one of each stretch between two texts. */
  readonly domain: readonly FeelValue[];
  /** Constants as a cell writes them. */
  readonly texts: readonly string[];
  readonly isOrdered: boolean;
}
const half = (n: number): FeelValue => canonicalNumber(new Decimal(n).dividedBy(2));
const temporal = (text: string): FeelValue => parseTemporal(text, run.zones);
const days = ['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02', '2024-03-03'];
const kinds: readonly Kind[] = [
  {
    typeName: 'number',
    domain: Array.from({ length: 15 }, (_, n) => half(n - 2)),
    texts: ['0', '1', '2.0', '3', '4', '5'],
    isOrdered: true,
  },
  { typeName: 'boolean', domain: [true, false], texts: ['true', 'false'], isOrdered: false },
  {
    typeName: 'string',
    domain: ['', 'a', 'aa', 'b', 'ba', 'c', 'ca'],
    texts: ['"a"', '"b"', '"c"'],
    isOrdered: true,
  },
  {
    typeName: 'date',
    domain: days.map(temporal),
    texts: days.slice(1, -1).map((day) => `date("${day}")`),
    isOrdered: true,
  },
  {
    typeName: 'duration',
    domain: Array.from({ length: 7 }, (_, n) => temporal(`P${n + 10}M`)),
    texts: ['@"P11M"', '@"P1Y"', '@"P14M"', '@"P15M"'],
    isOrdered: true,
  },
];

type Random = ReturnType<typeof randomOf>;
const one = <T>(items: readonly T[], random: Random): T => items[random(items.length)] as T;

function randomCell(kind: Kind, random: Random): string {
  const constant = (): string => one(kind.texts, random);
  const simple = (): string => {
    if (!kind.isOrdered || random(3) === 0) return constant();
    if (random(2) === 0) return `${one(['<', '<=', '>', '>='], random)} ${constant()}`;
    return `${one(['[', '('], random)}${constant()}..${constant()}${one([']', ')'], random)}`;
  };
  switch (random(6)) {
    case 0:
      return '-';
    case 1:
      return `${simple()}, ${simple()}`;
    case 2:
      return `not(${simple()})`;
    default:
      return simple();
  }
}

interface Case {
  readonly table: AnalysedTable;
  readonly domains: readonly (readonly FeelValue[])[];
}

const policies = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'COLLECT'];
function randomCase(random: Random): Case {
  const columns = Array.from({ length: 1 + random(3) }, () => one(kinds, random));
  const values = columns.map((kind) =>
    random(4) === 0 ? `${one(kind.texts, random)}, ${one(kind.texts, random)}` : null,
  );
  const rules = Array.from({ length: 1 + random(6) }, () => ({
    inputs: columns.map((kind) => randomCell(kind, random)),
    outputs: [one(['"low"', '"high"'], random)],
  }));
  return {
    table: {
      hitPolicy: one(policies, random),
      inputs: columns.map(({ typeName }, at) => ({
        expression: `in ${at}`,
        typeRef: typeName,
        values: values[at] ?? null,
      })),
      outputs: [{ values: '"high", "low"', defaultEntry: null }],
      rules,
    },
    domains: columns.map(({ domain }, at) => {
      const text = values[at] ?? null;
      return text === null ? domain : domain.filter((value) => takes(text, value));
    }),
  };
}

const compiled = new Map<string, ReturnType<typeof compileUnaryTests>>();
function takes(cell: string, value: FeelValue): boolean {
  const known = compiled.get(cell) ?? compileUnaryTests(cell, names);
  compiled.set(cell, known);
  if (!known.ok) throw new Error(cell);
  return known.value.code(new Frame([], run, value)) === true;
}

/** One of each column, in every way. */
function* placesOf<T>(domains: readonly (readonly T[])[], column = 0): Generator<T[]> {
  if (column === domains.length) {
    yield [];
    return;
  }
  for (const value of domains[column] ?? [])
    for (const rest of placesOf(domains, column + 1)) yield [value, ...rest];
}

const rowTakes = (table: AnalysedTable, row: number, input: readonly FeelValue[]): boolean =>
  (table.rules[row]?.inputs ?? []).every((cell, at) => takes(cell, input[at] as FeelValue));

/** What holds of a table, found by asking every input of every row. */
function ask({ table, domains }: Case) {
  const rows = table.rules.map((_, row) => row);
  const outputOf = (row: number) => table.rules[row]?.outputs[0] ?? '';
  const stands = (row: number, other: number): boolean => {
    if (table.hitPolicy === 'PRIORITY' && outputOf(row) !== outputOf(other))
      return outputOf(other) === '"high"';
    return other < row && (table.hitPolicy !== 'ANY' || outputOf(row) === outputOf(other));
  };
  const truth: boolean[][] = [];
  let hasGap = false;
  // Every cell is asked once about each value of its column; every input is then put together out of the answers.
  const answers = domains.map((domain, column) =>
    domain.map((value) => rows.map((row) => takes(table.rules[row]?.inputs[column] ?? '', value))),
  );
  for (const place of placesOf(answers)) {
    const taken = rows.map((row) => place.every((each) => each[row] === true));
    truth.push(taken);
    if (!taken.includes(true)) hasGap = true;
  }
  const pairs = rows.flatMap((a) =>
    rows.filter((b) => b > a && truth.some((taken) => taken[a] && taken[b])).map((b) => `${a + 1} ${b + 1}`),
  );
  const isAny = table.hitPolicy === 'ANY';
  const fires = rows.filter((row) => truth.some((taken) => taken[row]));
  return {
    gap: hasGap,
    pairs: (isAny || table.hitPolicy === 'UNIQUE' ? pairs : [])
      .filter((pair) => !isAny || new Set(pair.split(' ').map((row) => outputOf(Number(row) - 1))).size > 1)
      .sort(),
    never: rows.filter((row) => !fires.includes(row)).map((row) => row + 1),
    masked: (['FIRST', 'PRIORITY', 'ANY'].includes(table.hitPolicy) ? fires : [])
      .filter((row) =>
        truth.every(
          (taken) => !taken[row] || rows.some((other) => other !== row && taken[other] && stands(row, other)),
        ),
      )
      .map((row) => row + 1),
  };
}

/** What the analysis says of it; an example that does not show what it stands for is said as well. */
function told({ table }: Case, findings: readonly TableFinding[]) {
  const of = (...codes: string[]): readonly TableFinding[] =>
    findings.filter(({ code }) => codes.includes(code));
  const wrong = findings.filter(({ code, rows, example }) => {
    if (example === null) return false;
    const isAllowed = table.inputs.every(
      ({ values }, at) => values === null || takes(values, example[at] as FeelValue),
    );
    const shows =
      code === 'TABLE.GAP'
        ? table.rules.every((_, row) => !rowTakes(table, row, example))
        : rows.every((row) => rowTakes(table, row - 1, example));
    return !isAllowed || !shows;
  });
  return {
    gap: of('TABLE.GAP').length > 0,
    pairs: of('TABLE.OVERLAP', 'TABLE.CONFLICT')
      .map(({ rows }) => rows.join(' '))
      .sort(),
    never: of('TABLE.NEVER').map(({ rows }) => rows[0] as number),
    masked: of('TABLE.MASKED', 'TABLE.REDUNDANT').map(({ rows }) => rows[0] as number),
    wrong: wrong.map(({ code }) => code),
  };
}

it(`says of ${TABLES} random tables what asking every input says`, () => {
  const random = randomOf(20_251_125);
  const seen = { gaps: 0, pairs: 0, never: 0, masked: 0 };
  for (let n = 0; n < TABLES; n++) {
    run = new TestRun();
    const asked = randomCase(random);
    const expected = ask(asked);
    const found = told(asked, analyseTable(asked.table, names, run));
    expect({ n, table: asked.table, ...found }).toEqual({ n, table: asked.table, ...expected, wrong: [] });
    seen.gaps += Number(expected.gap);
    seen.pairs += expected.pairs.length;
    seen.never += expected.never.length;
    seen.masked += expected.masked.length;
  }
  // Nothing is compared where nothing ever happens.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(TABLES / 20);
  process.stdout.write(`brute force: ${TABLES} tables, 0 differences, ${JSON.stringify(seen)}\n`);
}, 120_000);

it('would notice a gap that is not there', () => {
  const random = randomOf(7);
  const asked = randomCase(random);
  const { table } = asked;
  const without = {
    ...table,
    rules: [...table.rules, { inputs: table.inputs.map(() => '-'), outputs: ['"low"'] }],
  };
  expect(told(asked, analyseTable(without, names, run)).gap).toBe(false);
  expect(ask(asked).gap).toBe(true);
});
