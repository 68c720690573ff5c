import { describe, expect, it } from '@jest/globals';
import { testZones } from '../../testing/zones.js';
import { isDuration } from '../values/temporal.js';
import { formatTemporal } from './format-temporal.js';
import { parseTemporal } from './parse-temporal.js';
import { temporalProperty } from './properties.js';

function property(text: string, name: string): unknown {
  const value = parseTemporal(text, testZones);
  if (value === null) throw new Error(text);
  const answer = temporalProperty(value, name, testZones);
  return isDuration(answer) ? formatTemporal(answer) : answer;
}

describe('properties', () => {
  it.each([
    ['2025-11-20', { year: 2025, month: 11, day: 20, weekday: 4, hour: undefined, 'time offset': undefined }],
    ['-0044-03-15', { year: -44, month: 3, day: 15 }],
    ['07:30:15.5', { hour: 7, minute: 30, second: 15, 'time offset': null, timezone: null, year: undefined }],
    ['07:30:00-05:30', { 'time offset': '-PT5H30M', timezone: null }],
    ['07:30:00@Asia/Ho_Chi_Minh', { 'time offset': 'PT7H', timezone: 'Asia/Ho_Chi_Minh' }],
    ['2025-11-20T07:30:15', { year: 2025, weekday: 4, hour: 7, second: 15, 'time offset': null }],
    ['2025-07-01T00:00:00@Europe/Paris', { 'time offset': 'PT2H', timezone: 'Europe/Paris' }],
    ['P2Y3M', { years: 2, months: 3, days: undefined }],
    ['-P2Y3M', { years: -2, months: -3 }],
    ['P3M', { years: 0, months: 3 }],
    ['P1DT2H3M4.5S', { days: 1, hours: 2, minutes: 3, seconds: 4, years: undefined }],
    ['-P1DT2H3M4.5S', { days: -1, hours: -2, minutes: -3, seconds: -4 }],
    ['-PT0.5S', { days: 0, hours: 0, minutes: 0, seconds: 0 }],
  ])('of %s', (text, expected) => {
    for (const [name, answer] of Object.entries(expected)) {
      expect([name, property(text, name)]).toEqual([name, answer]);
    }
  });

  it('are none by names of the host', () => {
    expect(property('2025-11-20', 'constructor')).toBeUndefined();
    expect(property('P1D', '__proto__')).toBeUndefined();
  });
});
