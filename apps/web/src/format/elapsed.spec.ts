import { describe, expect, it } from '@jest/globals';
import { byteSize } from './bytes.js';
import { elapsed } from './elapsed.js';

const since = '2026-11-23T08:00:00Z';
const later = (ms: number) => Date.parse(since) + ms;

describe('time that has passed', () => {
  it.each([
    [-5_000, 'now', 0],
    [59_999, 'now', 0],
    [60_000, 'minutes', 1],
    [3_600_000, 'hours', 1],
    [86_399_999, 'hours', 23],
    [172_800_000, 'days', 2],
  ] as const)('after %d ms is told as %s', (ms, unit, count) => {
    expect(elapsed(since, later(ms))).toEqual({ unit, count });
  });
});

describe('sizes for people', () => {
  it.each([
    [0, 'vi', '0 B'],
    [999, 'vi', '999 B'],
    [248_311, 'vi', '242 kB'],
    [52_428_800, 'vi', '50 MB'],
    [1_540_000, 'vi', '1,5 MB'],
    [1_540_000, 'en', '1.5 MB'],
  ] as const)('%d in %s is %s', (bytes, language, text) => {
    expect(byteSize(bytes, language)).toBe(text);
  });
});
