import { describe, expect, it } from '@jest/globals';
import { TestRun } from '../../testing/run.js';
import { formatTemporal } from '../time/format-temporal.js';
import { isTemporal } from '../values/temporal.js';
import { isRange, type FeelValue } from '../values/value.js';
import { rangeFromText } from './range-from-text.js';
import { callPositional } from './registry.js';

const run = new TestRun();
const plain = (value: FeelValue | undefined): unknown => (isTemporal(value) ? formatTemporal(value) : value);

function read(text: string): unknown {
  const range = callPositional(rangeFromText, [text], run);
  if (!isRange(range)) return run.codes.pop();
  return [range.startIncluded, plain(range.start), plain(range.end), range.endIncluded];
}

describe('a range from its text', () => {
  it.each([
    ['[1..3]', [true, 1, 3, true]],
    [' ( -1.5 .. .5 ) ', [false, '-1.5', '0.5', false]],
    [']1..3[', [false, 1, 3, false]],
    ['["a".."b..c"]', [true, 'a', 'b..c', true]],
    [String.raw`["\"..".."\u0061"]`, [true, '"..', 'a', true]],
    ['[@"2025-01-01"..date("2025-12-31")]', [true, '2025-01-01', '2025-12-31', true]],
    ['[time("07:30:00") .. @"17:00:00")', [true, '07:30:00', '17:00:00', false]],
    [
      '(date and time( "2025-01-01" )..@"2025-01-02T00:00:00"]',
      [false, '2025-01-01T00:00:00', '2025-01-02T00:00:00', true],
    ],
    ['[duration("P1D")..@"P2D"]', [true, 'P1D', 'P2D', true]],
    ['[1..1]', [true, 1, 1, true]],
  ])('%j', (text, expected) => {
    expect(JSON.parse(JSON.stringify(read(text)))).toEqual(expected);
  });

  it.each([
    '',
    ' ',
    '1..3',
    '[1..3',
    '[1.3]',
    '[..3]',
    '[1..]',
    '[3..1]',
    '[1..2..3]',
    '[1.."b"]',
    '[null..null]',
    '[true..true]',
    '[1+1..3]',
    '>= 10',
    '[x..3]',
    '[date(x)..@"2025-12-31"]',
    '[date("2025-01-01"..@"2025-12-31"]',
    '["a")..."b"]',
    '[date(string("2025-01-01"))..@"2025-12-31"]',
    '[@"2025-02-30"..@"2025-12-31"]',
    '[@"2025-01-01"..@"2025-12-31T00:00:00"]',
    '[constructor("a").."b"]',
  ])('%j is none', (text) => {
    expect(read(text)).toBe('FEEL.RANGE_TEXT');
  });
});
