import { describe, expect, it } from '@jest/globals';
import { testZones } from '../../testing/zones.js';
import type { FeelTemporal } from '../values/temporal.js';
import { compareTemporal, equalTemporal, sameTemporal } from './order.js';
import { parseTemporal } from './parse-temporal.js';

function value(text: string): FeelTemporal {
  const read = parseTemporal(text, testZones);
  if (read === null) throw new Error(text);
  return read;
}
const order = (left: string, right: string): number | null => {
  const compared = compareTemporal(value(left), value(right), testZones);
  return compared === null ? null : Math.sign(compared);
};

describe('order and equality', () => {
  it.each([
    ['2025-11-20', '2025-11-20', 0],
    ['2025-11-19', '2025-11-20', -1],
    ['2026-01-01', '2025-12-31', 1],
    ['-0001-01-01', '0000-01-01', -1],
    ['07:30:00', '07:30:01', -1],
    ['07:30:00.1', '07:30:00.2', 0],
    ['07:30:00Z', '07:30:00+00:00', 0],
    ['07:30:00+07:00', '00:30:00Z', 0],
    ['07:30:00', '07:30:00+07:00', 0],
    ['07:30:00@Asia/Ho_Chi_Minh', '07:30:00+07:00', 0],
    ['23:00:00-04:00', '02:00:00-01:00', 1],
    ['2025-11-20T07:30:00', '2025-11-20T07:30:00', 0],
    ['2025-11-20T07:30:00.1', '2025-11-20T07:30:00.2', 0],
    ['2025-11-20T23:00:00-04:00', '2025-11-21T02:00:00-01:00', 0],
    ['2025-11-20T07:30:00@Asia/Ho_Chi_Minh', '2025-11-20T06:30:00@Asia/Dhaka', 0],
    ['2025-07-01T00:00:00@Europe/Paris', '2025-07-01T00:00:00+02:00', 0],
    ['2025-12-01T00:00:00@Europe/Paris', '2025-12-01T00:00:00+01:00', 0],
    ['2025-07-01T00:00:00', '2025-07-01T00:00:00@Europe/Paris', 0],
    ['2025-07-01T00:00:00', '2025-07-01T00:00:00-05:00', 0],
    ['999999999-12-31T23:59:59', '999999999-12-31T23:59:58', 1],
    ['P1Y', 'P12M', 0],
    ['P1Y', 'P11M', 1],
    ['P1D', 'PT24H', 0],
    ['PT0.1S', 'PT0.2S', -1],
    ['-PT0.1S', 'PT0S', -1],
    ['-PT0.2S', '-PT0.1S', -1],
  ])('%s to %s is %d', (left, right, expected) => {
    expect(order(left, right)).toBe(expected);
    expect(order(right, left)).toBe(expected === 0 ? 0 : -expected);
    expect(equalTemporal(value(left), value(right), testZones)).toBe(expected === 0);
  });

  it.each([
    ['2025-11-20', '2025-11-20T00:00:00'],
    ['2025-11-20T07:30:00', '07:30:00'],
    ['P1Y', 'P365D'],
    ['PT1H', '01:00:00'],
  ])('%s and %s have none', (left, right) => {
    expect(order(left, right)).toBeNull();
    expect(equalTemporal(value(left), value(right), testZones)).toBeNull();
  });

  it.each([
    ['23:00:50Z', '23:00:50+00:00', true],
    ['23:00:50', '23:00:50Z', false],
    ['23:00:50@Etc/UTC', '23:00:50Z', false],
    ['20:00:50Z', '21:00:50+01:00', false],
    ['20:00:50.1', '20:00:50.2', false],
    ['P1D', 'PT24H', true],
    ['P1Y', 'P12M', true],
    ['P0M', 'PT0S', false],
    ['2025-11-20', '2025-11-20T00:00:00', false],
  ])('%s is %s: %s', (left, right, expected) => {
    expect(sameTemporal(value(left), value(right))).toBe(expected);
  });
});
