import { describe, expect, it } from '@jest/globals';
import { FeelDate } from '../values/temporal.js';
import {
  dateOf,
  dateOfEpochDay,
  dayOfYear,
  daysInMonth,
  epochDayOf,
  isLeapYear,
  monthsBetween,
  plusMonths,
  weekOfYear,
  weekdayOf,
} from './calendar.js';
import { formatTemporal } from './format-temporal.js';
import { parseDate } from './parse-points.js';

const date = (text: string): FeelDate => {
  const read = parseDate(text);
  if (read === null) throw new Error(text);
  return read;
};
const text = (value: FeelDate | null): string | null => (value === null ? null : formatTemporal(value));

describe('the calendar', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2025-11-20', 20_412],
    ['0000-01-01', -719_528],
    ['-0001-12-31', -719_529],
    ['999999999-12-31', 365_241_780_471],
    ['-999999999-01-01', -365_243_219_162],
  ])('counts %s as day %d and back', (day, count) => {
    expect(epochDayOf(date(day))).toBe(count);
    expect(text(dateOfEpochDay(count))).toBe(day);
  });

  it('walks day by day through eight centuries without a gap', () => {
    let expected = new FeelDate(1_599, 12, 31);
    for (let day = epochDayOf(new FeelDate(1_600, 1, 1)); expected.year < 2_401; day++) {
      const { year, month } = expected;
      const isLast = expected.day === daysInMonth(year, month);
      expected = isLast
        ? new FeelDate(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1)
        : new FeelDate(year, month, expected.day + 1);
      const found = dateOfEpochDay(day);
      if (found?.day !== expected.day || found.month !== expected.month || found.year !== expected.year)
        throw new Error(`day ${day} is no ${text(expected)}`);
    }
    expect(text(expected)).toBe('2401-01-01');
  });

  it('ends at the years ±999,999,999', () => {
    expect(dateOfEpochDay(365_241_780_472)).toBeNull();
    expect(dateOfEpochDay(-365_243_219_163)).toBeNull();
    expect(dateOfEpochDay(Number.NaN)).toBeNull();
    expect(dateOf(1_000_000_000, 1, 1)).toBeNull();
    expect(plusMonths(date('999999999-12-01'), 1)).toBeNull();
    expect(plusMonths(date('2000-01-01'), Number.MAX_SAFE_INTEGER)).toBeNull();
  });

  it.each([
    [2_025, 2, 29],
    [2_025, 0, 1],
    [2_025, 13, 1],
    [2_025, 4, 31],
    [2_025, 4, 0],
    [2_025.5, 4, 1],
  ])('knows no %d-%d-%d', (year, month, day) => {
    expect(dateOf(year, month, day)).toBeNull();
  });

  it.each([
    [1_900, false],
    [2_000, true],
    [2_024, true],
    [2_025, false],
    [0, true],
    [-4, true],
    [-100, false],
  ])('year %d is a leap year: %s', (year, expected) => {
    expect(isLeapYear(year)).toBe(expected);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-01-15', -13, '2023-12-15'],
    ['0000-01-01', -1, '-0001-12-01'],
  ])('%s and %d months is %s', (from, months, expected) => {
    expect(text(plusMonths(date(from), months))).toBe(expected);
  });

  it.each([
    ['2015-12-24', '2016-12-24', 12],
    ['2015-12-24', '2016-12-23', 11],
    ['2016-12-24', '2015-12-24', -12],
    ['2016-12-24', '2015-12-25', -11],
    ['2024-02-29', '2025-02-28', 11],
    ['2024-01-31', '2024-02-29', 0],
    ['2025-01-01', '2025-01-01', 0],
  ])('between %s and %s lie %d whole months', (from, to, months) => {
    expect(monthsBetween(date(from), date(to))).toBe(months);
  });

  it.each([
    ['2025-11-20', 4, 324, 47],
    ['1970-01-01', 4, 1, 1],
    ['2005-01-01', 6, 1, 53],
    ['2005-01-02', 7, 2, 53],
    ['2008-12-29', 1, 364, 1],
    ['2008-12-28', 7, 363, 52],
    ['2009-12-31', 4, 365, 53],
    ['2010-01-03', 7, 3, 53],
    ['2010-01-04', 1, 4, 1],
    ['2020-12-31', 4, 366, 53],
    ['2024-12-30', 1, 365, 1],
    ['-0001-12-31', 5, 365, 52],
  ])('%s is weekday %d, day %d of its year, in week %d', (day, weekday, ofYear, week) => {
    expect([weekdayOf(date(day)), dayOfYear(date(day)), weekOfYear(date(day))]).toEqual([
      weekday,
      ofYear,
      week,
    ]);
  });
});
