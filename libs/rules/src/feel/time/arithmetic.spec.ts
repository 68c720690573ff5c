import { describe, expect, it } from '@jest/globals';
import { TestRun } from '../../testing/run.js';
import { formatNumber, isNumber, parseNumber } from '../values/number.js';
import { isDuration, isTemporal, type FeelDuration, type FeelTemporal } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import {
  absoluteDuration,
  addTemporal,
  divideDuration,
  multiplyDuration,
  negateDuration,
  subtractTemporal,
} from './arithmetic.js';
import { formatTemporal } from './format-temporal.js';
import { parseTemporal } from './parse-temporal.js';

const run = new TestRun();

function value(text: string): FeelTemporal {
  const read = parseTemporal(text, run.zones);
  if (read === null) throw new Error(text);
  return read;
}
function duration(text: string): FeelDuration {
  const read = value(text);
  if (!isDuration(read)) throw new Error(text);
  return read;
}
function text(answer: FeelValue | undefined): string {
  if (answer === undefined) return 'undefined';
  if (answer === null) return `null ${run.codes.pop() ?? 'unsaid'}`;
  if (isTemporal(answer)) return formatTemporal(answer);
  return isNumber(answer) ? formatNumber(answer) : 'strange';
}

describe('arithmetic with dates, times and durations', () => {
  it.each([
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2025-01-31', 'P1Y1M', '2026-02-28'],
    ['2025-12-31', 'P1D', '2026-01-01'],
    ['2025-12-31', 'PT36H', '2026-01-01'],
    ['2025-12-31', '-PT1S', '2025-12-30'],
    ['P1M', '2024-01-31', '2024-02-29'],
    ['999999999-12-31', 'P1D', 'null FEEL.TEMPORAL_RANGE'],
    ['999999999-12-31', 'P1M', 'null FEEL.TEMPORAL_RANGE'],
    ['2025-01-01', 'P99999999999D', '273792725-09-13'],
    ['07:30:00', 'PT1H', '08:30:00'],
    ['23:30:00+07:00', 'PT1H', '00:30:00+07:00'],
    ['00:00:00', '-PT0.5S', '23:59:59.5'],
    ['23:59:59.75', 'PT0.25S', '00:00:00'],
    ['07:30:00', 'P3DT1S', '07:30:01'],
    ['07:30:00', 'P1Y', 'undefined'],
    ['2025-11-20T07:30:00', 'P1DT30M', '2025-11-21T08:00:00'],
    ['2025-11-20T23:59:59.999999999+07:00', 'PT0.000000001S', '2025-11-21T00:00:00+07:00'],
    ['2025-08-31T07:30:00@Europe/Paris', 'P6M', '2026-02-28T07:30:00@Europe/Paris'],
    ['2025-03-30T01:30:00@Europe/Paris', 'PT1H', '2025-03-30T03:30:00@Europe/Paris'],
    ['2025-03-30T03:30:00@Europe/Paris', '-PT1H', '2025-03-30T01:30:00@Europe/Paris'],
    ['2025-10-26T01:30:00@Europe/Paris', 'PT1H', '2025-10-26T02:30:00@Europe/Paris'],
    ['2025-10-26T01:30:00@Europe/Paris', 'PT2H', '2025-10-26T02:30:00@Europe/Paris'],
    ['2025-10-26T01:30:00@Europe/Paris', 'PT3H', '2025-10-26T03:30:00@Europe/Paris'],
    ['2025-06-01T12:00:00@Europe/Paris', 'P1D', '2025-06-02T12:00:00@Europe/Paris'],
    ['P1Y', 'P2M', 'P1Y2M'],
    ['P1D', '-PT25H', '-PT1H'],
    ['PT0.6S', 'PT0.6S', 'PT1.2S'],
    ['P1Y', 'P1D', 'undefined'],
    ['PT9007199254740991S', 'PT1S', 'null FEEL.TEMPORAL_RANGE'],
    ['P750599937895082Y7M', 'P1M', 'null FEEL.TEMPORAL_RANGE'],
    ['2025-11-20', '2025-11-20', 'undefined'],
  ])('%s + %s = %s', (left, right, expected) => {
    expect(text(addTemporal(value(left), value(right), run))).toBe(expected);
  });

  it.each([
    ['2025-03-31', 'P1M', '2025-02-28'],
    ['2025-11-20', '2024-11-20', 'P365D'],
    ['2024-11-20', '2025-11-20', '-P365D'],
    ['2016-12-24T23:59:00-08:00', '2015-12-24T00:00:01-01:00', 'P367DT6H58M59S'],
    ['2025-11-20T00:00:00.25', '2025-11-20T00:00:00.5', '-PT0.25S'],
    ['2025-03-31T00:00:00@Europe/Paris', '2025-03-30T00:00:00@Europe/Paris', 'PT23H'],
    ['2025-11-20T00:00:00Z', '2025-11-20', 'PT0S'],
    ['2025-11-20', '2025-11-20T00:00:00+07:00', 'PT7H'],
    ['2025-11-20T00:00:00', '2025-11-20T00:00:00Z', 'null FEEL.OFFSET_OF_ONE'],
    ['2025-11-20T00:00:00', '2025-11-20', 'null FEEL.OFFSET_OF_ONE'],
    ['08:30:00', '07:00:00', 'PT1H30M'],
    ['07:00:00', '08:30:00', '-PT1H30M'],
    ['08:30:00+07:00', '01:30:00Z', 'PT0S'],
    ['08:30:00+07:00', '01:30:00', 'null FEEL.OFFSET_OF_ONE'],
    ['00:30:00', 'PT1H', '23:30:00'],
    ['P1Y', 'P14M', '-P2M'],
    ['P1D', 'PT1S', 'PT23H59M59S'],
    ['P1D', '2025-11-20', 'undefined'],
    ['2025-11-20', '07:30:00', 'undefined'],
    ['999999999-12-31T00:00:00', '-999999999-01-01T00:00:00', 'null FEEL.TEMPORAL_RANGE'],
  ])('%s - %s = %s', (left, right, expected) => {
    expect(text(subtractTemporal(value(left), value(right), run))).toBe(expected);
  });

  it.each([
    ['P1Y', '2.5', 'P2Y6M'],
    ['P1M', '0.5', 'P0M'],
    ['-P3M', '0.5', '-P1M'],
    ['PT1S', '0.1', 'PT0.1S'],
    ['PT1S', '-1.5', '-PT1.5S'],
    ['-PT0.000000003S', '0.5', '-PT0.000000001S'],
    ['P1D', '0', 'PT0S'],
    ['P1D', '1e400', 'null FEEL.TEMPORAL_RANGE'],
    ['P1Y', '99999999999999999999', 'null FEEL.TEMPORAL_RANGE'],
  ])('%s * %s = %s', (length, by, expected) => {
    expect(text(multiplyDuration(duration(length), parseNumber(by) ?? 0, run))).toBe(expected);
  });

  it.each([
    ['P1Y', '5', 'P2M'],
    ['P1D', '7', 'PT3H25M42.857142857S'],
    ['PT1S', '0', 'null FEEL.DIVISION_BY_ZERO'],
    ['PT1S', '1e-300', 'null FEEL.TEMPORAL_RANGE'],
  ])('%s / %s = %s', (length, by, expected) => {
    expect(text(divideDuration(duration(length), parseNumber(by) ?? 0, run))).toBe(expected);
  });

  it.each([
    ['P1Y', 'P5M', '2.4'],
    ['P1D', 'PT7H', '3.428571428571428571428571428571429'],
    ['-P1D', 'PT6H', '-4'],
    ['P1Y', 'P1D', 'undefined'],
    ['P1Y', 'P0M', 'null FEEL.DIVISION_BY_ZERO'],
  ])('%s / %s = %s, a number', (length, by, expected) => {
    expect(text(divideDuration(duration(length), duration(by), run))).toBe(expected);
  });

  it.each([
    ['P1Y2M', '-P1Y2M', 'P1Y2M'],
    ['-PT0.25S', 'PT0.25S', 'PT0.25S'],
    ['PT0S', 'PT0S', 'PT0S'],
    ['P1DT0.5S', '-P1DT0.5S', 'P1DT0.5S'],
  ])('the opposite of %s is %s, its length %s', (from, opposite, length) => {
    expect(formatTemporal(negateDuration(duration(from)))).toBe(opposite);
    expect(formatTemporal(absoluteDuration(duration(from)))).toBe(length);
  });
});
