import { describe, expect, it } from '@jest/globals';
import { addDuration, parseDuration, parseInstant, parseRepetition } from './iso-duration.js';

const plus = (from: string, text: string) => {
  const duration = parseDuration(text);
  return duration === undefined ? undefined : addDuration(from, duration);
};

describe('ISO 8601 times', () => {
  it.each([
    ['2026-01-31T08:00:00.000Z', 'P1M', '2026-02-28T08:00:00.000Z'],
    ['2024-02-29T08:00:00.000Z', 'P1Y', '2025-02-28T08:00:00.000Z'],
    ['2026-11-30T23:59:59.999Z', 'P3M', '2027-02-28T23:59:59.999Z'],
    ['2026-01-01T00:00:00.000Z', 'P1Y2M3DT4H5M6.007S', '2027-03-04T04:05:06.007Z'],
    ['2026-01-01T00:00:00.000Z', 'P2W', '2026-01-15T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', 'PT0.25S', '2026-01-01T00:00:00.250Z'],
    ['9999-01-01T00:00:00.000Z', 'P1Y', undefined],
    ['2026-01-01T00:00:00.000Z', 'P999999Y', undefined],
  ])('%s + %s = %s', (from, text, expected) => expect(plus(from, text)).toBe(expected));

  it.each(['', 'P', 'PT', 'P1', '1D', 'P-1D', 'P1DT', 'PT1.5H', 'p1d', 'P1H'])('%p is no duration', (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  );

  it.each([
    '2026-13-01T00:00:00Z',
    '2026-01-01',
    'tomorrow',
    '2026-01-01T00:00:00',
    '+010000-01-01T00:00:00Z',
  ])('%p is no instant', (text) => expect(parseInstant(text)).toBeUndefined());

  it('reads repetitions with and without an end and a start', () => {
    expect(parseRepetition('R3/PT1H')).toMatchObject({ times: 3, start: null });
    expect(parseRepetition('R/P1D')).toMatchObject({ times: null });
    expect(parseRepetition('R2/2026-01-01T07:00:00+07:00/P1D')).toMatchObject({
      start: '2026-01-01T00:00:00.000Z',
    });
    for (const text of ['R', 'R3', 'R-1/PT1H', 'R0/PT1H', 'R3/PT0S', 'R1/x/PT1H', 'PT1H', 'R1/a/b/PT1H']) {
      expect(parseRepetition(text)).toBeUndefined();
    }
  });
});
