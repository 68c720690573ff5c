import { describe, expect, it } from '@jest/globals';
import { TestRun } from '../../testing/run.js';
import { parseTemporal } from '../time/parse-temporal.js';
import { formatTemporal } from '../time/format-temporal.js';
import { parseNumber } from '../values/number.js';
import { isTemporal } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import { callNamed, callPositional, type BuiltIn } from './registry.js';
import { timeCalendarBuiltIns } from './time-calendar.js';
import { timeConstructorBuiltIns } from './time-constructors.js';

const run = new TestRun();
const builtIns = [...timeConstructorBuiltIns, ...timeCalendarBuiltIns];

function named(name: string): BuiltIn {
  const found = builtIns.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** `@…` is a temporal value, `#…` a number; any other text is itself. */
function argument(text: string | null): FeelValue {
  if (text?.startsWith('@') === true) return parseTemporal(text.slice(1), run.zones);
  return text?.startsWith('#') === true ? parseNumber(text.slice(1)) : text;
}
function answer(value: FeelValue): FeelValue {
  if (value === null) return `null ${run.codes.pop() ?? 'unsaid'}`;
  return isTemporal(value) ? formatTemporal(value) : value;
}
const call = (name: string, args: readonly (string | null)[]): FeelValue =>
  answer(callPositional(named(name), args.map(argument), run));

describe('built-ins of dates and times', () => {
  it.each([
    ['date', ['2025-11-20'], '2025-11-20'],
    ['date', ['@2025-11-20'], '2025-11-20'],
    ['date', ['@2025-11-20T07:30:00+07:00'], '2025-11-20'],
    ['date', ['#2025', '#11', '#20'], '2025-11-20'],
    ['date', ['#-44', '#3', '#15'], '-0044-03-15'],
    ['date', ['#2025', '#2', '#29'], 'null FEEL.DATE'],
    ['date', ['#2025', '#2', '#1.5'], 'null FEEL.DATE'],
    ['date', ['#1000000000', '#1', '#1'], 'null FEEL.DATE'],
    ['date', ['2025-11-20T07:30:00'], 'null FEEL.TEMPORAL_TEXT'],
    ['date', ['@07:30:00'], 'null FEEL.ARGUMENT_TYPE'],
    ['date', [null], 'null FEEL.ARGUMENT_TYPE'],
    ['date', ['#2025'], 'null FEEL.ARGUMENT_TYPE'],
    ['date', ['#2025', '#1'], 'null FEEL.ARGUMENTS'],
    ['time', ['07:30:00@Asia/Ho_Chi_Minh'], '07:30:00@Asia/Ho_Chi_Minh'],
    ['time', ['@2025-11-20T07:30:00+07:00'], '07:30:00+07:00'],
    ['time', ['@2025-11-20'], '00:00:00Z'],
    ['time', ['@07:30:00'], '07:30:00'],
    ['time', ['#12', '#59', '#1.3', '@-PT1H'], '12:59:01.3-01:00'],
    ['time', ['#12', '#59', '#1.3', null], '12:59:01.3'],
    ['time', ['#12', '#59', '#59.9999999999'], '12:59:59.999999999'],
    ['time', ['#12', '#0', '#0', '@PT0S'], '12:00:00Z'],
    ['time', ['#24', '#0', '#0', null], 'null FEEL.TIME'],
    ['time', ['#12', '#60', '#0', null], 'null FEEL.TIME'],
    ['time', ['#12', '#0', '#60', null], 'null FEEL.TIME'],
    ['time', ['#12', '#0', '#-1', null], 'null FEEL.TIME'],
    ['time', ['#1.5', '#0', '#0', null], 'null FEEL.TIME'],
    ['time', ['#12', '#0', '#0', '@PT19H'], 'null FEEL.TIME_OFFSET'],
    ['time', ['#12', '#0', '#0', '@PT1.5S'], 'null FEEL.TIME_OFFSET'],
    ['time', ['#12', null, '#0', '@PT1H'], 'null FEEL.ARGUMENT_TYPE'],
    ['time', ['07:30'], 'null FEEL.TEMPORAL_TEXT'],
    ['date and time', ['2025-11-20T07:30:00Z'], '2025-11-20T07:30:00Z'],
    ['date and time', ['2025-11-20'], '2025-11-20T00:00:00'],
    ['date and time', ['@2025-11-20', '@07:30:00-01:00'], '2025-11-20T07:30:00-01:00'],
    ['date and time', ['@2025-11-20T23:00:00Z', '@07:30:00'], '2025-11-20T07:30:00'],
    ['date and time', ['20/11/2025'], 'null FEEL.TEMPORAL_TEXT'],
    ['duration', ['P26M'], 'P2Y2M'],
    ['duration', ['PT24H'], 'P1D'],
    ['duration', ['P1Y1D'], 'null FEEL.TEMPORAL_TEXT'],
    ['duration', ['@P1D'], 'null FEEL.ARGUMENT_TYPE'],
    ['years and months duration', ['@2011-12-22', '@2013-08-24'], 'P1Y8M'],
    ['years and months duration', ['@2013-08-24', '@2011-12-22'], '-P1Y8M'],
    ['years and months duration', ['@2011-12-22T10:00:00', '@2013-08-24'], 'P1Y8M'],
    ['years and months duration', ['@10:00:00', '@2013-08-24'], 'null FEEL.ARGUMENT_TYPE'],
    ['day of year', ['@2024-12-31'], 366],
    ['day of year', ['@2025-11-20T07:30:00'], 324],
    ['day of year', ['2025-11-20'], 'null FEEL.ARGUMENT_TYPE'],
    ['day of week', ['@2025-11-20'], 'Thursday'],
    ['day of week', ['@2025-11-23'], 'Sunday'],
    ['month of year', ['@2025-11-20'], 'November'],
    ['week of year', ['@2005-01-01'], 53],
    ['last day of month', ['@2024-02-10'], 29],
    ['now', [], '2025-11-20T07:30:00@Asia/Ho_Chi_Minh'],
    ['now', ['#1'], 'null FEEL.ARGUMENTS'],
    ['today', [], '2025-11-20'],
  ])('%s of %j is %s', (name, args, expected) => {
    expect(call(name, args)).toEqual(expected);
  });

  it('take their arguments by name', () => {
    const clock = new Map<string, FeelValue>([
      ['hour', 11],
      ['minute', 59],
      ['second', 0],
      ['offset', argument('@-PT2H')],
    ]);
    expect(answer(callNamed(named('time'), clock, run))).toBe('11:59:00-02:00');
    expect(answer(callNamed(named('day of year'), new Map([['value', argument('@2025-01-01')]]), run))).toBe(
      'null FEEL.ARGUMENTS',
    );
  });
});
