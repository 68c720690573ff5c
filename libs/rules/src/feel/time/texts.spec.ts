import { describe, expect, it } from '@jest/globals';
import { testZones } from '../../testing/zones.js';
import { formatTemporal } from './format-temporal.js';
import { parseDuration } from './parse-durations.js';
import { parseDate, parseDateTime, parseTime } from './parse-points.js';
import { parseTemporal } from './parse-temporal.js';

describe('texts of dates, times and durations', () => {
  it.each([
    ['2025-11-20', 'date'],
    ['-0044-03-15', 'date'],
    ['0000-01-01', 'date'],
    ['999999999-12-31', 'date'],
    ['-999999999-01-01', 'date'],
    ['07:30:00', 'time'],
    ['07:30:00.5', 'time'],
    ['23:59:59.123456789', 'time'],
    ['07:30:00Z', 'time'],
    ['07:30:00+07:00', 'time'],
    ['07:30:00-02:45:55', 'time'],
    ['07:30:00+18:00', 'time'],
    ['07:30:00@Asia/Ho_Chi_Minh', 'time'],
    ['2025-11-20T07:30:00', 'date-time'],
    ['2025-11-20T07:30:00.25+07:00', 'date-time'],
    ['2025-11-20T07:30:00@Asia/Ho_Chi_Minh', 'date-time'],
    ['P1Y', 'years-months'],
    ['P11M', 'years-months'],
    ['-P1Y2M', 'years-months'],
    ['P0M', 'years-months'],
    ['P750599937895082Y7M', 'years-months'],
    ['P1D', 'days-time'],
    ['PT0S', 'days-time'],
    ['-PT0.25S', 'days-time'],
    ['-P1DT2H3M4.000000005S', 'days-time'],
    ['PT23H59M59.999999999S', 'days-time'],
  ])('%s is one of kind %s and is written like that again', (text, kind) => {
    const value = parseTemporal(text, testZones);
    expect(value?.kind).toBe(kind);
    expect(value === null ? null : formatTemporal(value)).toBe(text);
  });

  it.each([
    ['12:00:00+00:00', '12:00:00Z'],
    ['12:00:00-00:00', '12:00:00Z'],
    ['12:00:00.500', '12:00:00.5'],
    ['24:00:00', '00:00:00'],
    ['2024-12-31T24:00:00', '2025-01-01T00:00:00'],
    ['-0000-01-01', '0000-01-01'],
    ['P26M', 'P2Y2M'],
    ['P0Y', 'P0M'],
    ['-P0M', 'P0M'],
    ['P0D', 'PT0S'],
    ['-PT0S', 'PT0S'],
    ['PT36H', 'P1DT12H'],
    ['PT1000M0.999999999S', 'PT16H40M0.999999999S'],
    ['PT0.S', 'PT0S'],
    ['P2DT274M', 'P2DT4H34M'],
  ])('%s is written %s', (text, expected) => {
    const value = parseTemporal(text, testZones);
    expect(value === null ? null : formatTemporal(value)).toBe(expected);
  });

  it('a date alone is a date and time at midnight', () => {
    const value = parseDateTime('2025-11-20', testZones);
    expect(value === null ? null : formatTemporal(value)).toBe('2025-11-20T00:00:00');
  });

  it.each([
    '',
    '2025',
    '2025-11',
    '25-11-20',
    '2025-1-20',
    '2025-02-29',
    '2025-13-01',
    '02025-11-20',
    '+2025-11-20',
    '1000000000-01-01',
    '2025-11-20Z',
    '2025-11-20+07:00',
    ' 2025-11-20',
    '2025-11-20\n',
    '２０２５-11-20',
  ])('%j is no date', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it.each([
    '7:30:00',
    '07:30',
    '07:30:0',
    '07:60:00',
    '07:30:60',
    '24:00:01',
    '25:00:00',
    '07:30:00.',
    '07:30:00.0000000001',
    '07:30:00z',
    '07:30:00+7:00',
    '07:30:00+07',
    '07:30:00+18:01',
    '07:30:00+07:60',
    '07:30:00@Nowhere/At_All',
    '07:30:00@',
    '07:30:00+07:00@Asia/Ho_Chi_Minh',
    '07:30:00T',
    'T07:30:00',
  ])('%j is no time', (text) => {
    expect(parseTime(text, testZones)).toBeNull();
  });

  it.each([
    '2025-11-20 07:30:00',
    '2025-11-20T',
    '2025-11-20T07:30',
    '2025-11-20t07:30:00',
    '999999999-12-31T24:00:00',
  ])('%j is no date and time', (text) => {
    expect(parseDateTime(text, testZones)).toBeNull();
  });

  it.each([
    '',
    'P',
    'PT',
    '-P',
    'P1',
    '1Y',
    'P1Y1D',
    'P1M1Y',
    'P1H',
    'PT1D',
    'PT.5S',
    'PT1.5M',
    'P-1Y',
    '+P1Y',
    'PT1S1M',
    'P1DT',
    'P1.5D',
    'PT0.0000000001S',
    'P9007199254740992M',
    'PT9007199254740992S',
    `P${'9'.repeat(1_000)}D`,
  ])('%j is no duration', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
