import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileFeel } from '../compile/compile.js';
import { FeelNames } from '../compile/feel-names.js';
import { evaluateFeel } from '../evaluate/evaluate.js';
import { equalValues } from '../operators/equal.js';
import { TestRun } from '../../testing/run.js';
import { formatValue } from './format.js';
import { parseNumber } from './number.js';
import {
  DaysTimeDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  YearsMonthsDuration,
  type FeelTemporal,
} from './temporal.js';
import { contextOf, type FeelValue } from './value.js';

const names = new FeelNames([]);

/** The value that a text comes to when it is read as an expression. */
function readBack(text: string): FeelValue | undefined {
  const compiled = compileFeel(text, names);
  if (!compiled.ok) return undefined;
  const result = evaluateFeel(compiled.value, [], new TestRun());
  return result.ok ? result.value : undefined;
}

const numbers = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: -60, max: 60 }))
  .map(([digits, exponent]) => parseNumber(`${digits}e${exponent}`));

const date = new FeelDate(2025, 11, 20);
const time = new FeelTime(7, 30, 0, 500_000_000, 25_200, null);
const temporals = fc.oneof(
  fc.constantFrom<FeelTemporal>(
    date,
    new FeelDate(-44, 3, 15),
    time,
    new FeelDateTime(date, time),
    new FeelDateTime(date, new FeelTime(7, 30, 0, 0, null, 'Asia/Ho_Chi_Minh')),
  ),
  fc.integer({ min: -99_999, max: 99_999 }).map((months) => new YearsMonthsDuration(months)),
  fc.integer({ min: -999_999, max: 999_999 }).map((seconds) => new DaysTimeDuration(seconds, 0)),
);

/** Values that an expression can write: without functions. */
const values = fc.letrec<{ value: FeelValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false),
    numbers,
    temporals,
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('"', '\\', '\n', '\t"\\s', '// a', '/* b'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(
        fc.tuple(
          fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('số năm', 'a-b', '🐎', '1')),
          tie('value'),
        ),
        {
          maxLength: 4,
        },
      )
      .map((entries) => contextOf(new Map(entries))),
  ),
})).value;

describe('formatValue', () => {
  it('writes what reads back as the same value', () => {
    fc.assert(
      fc.property(values, (value) => {
        // Within a list, because a text alone is written as itself.
        const read = readBack(formatValue([value]));
        expect(read).toBeDefined();
        expect(equalValues(read ?? null, [value], new TestRun())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('asks its guard along the way', () => {
    const twice = (value: FeelValue, times: number): FeelValue =>
      times === 0 ? value : twice([value, value], times - 1);
    const bounded = (length: number): void => {
      if (length > 1_000) throw new Error('too long');
    };
    expect(() => formatValue(twice(1, 40), bounded)).toThrow('too long');
  });
});
