import { describe, expect, it } from '@jest/globals';
import { TestRun } from '../../testing/run.js';
import { parseTemporal } from '../time/parse-temporal.js';
import { parseNumber } from '../values/number.js';
import { FeelRange, type FeelValue } from '../values/value.js';
import { rangeBuiltIns } from './range.js';
import { callNamed, callPositional, type BuiltIn } from './registry.js';

const run = new TestRun();

function named(name: string): BuiltIn {
  const found = rangeBuiltIns.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** A number, `@…`, a text in single quotes, or `[a..b)`; nothing on a side of the dots is no end at all. */
function value(text: string): FeelValue {
  const ends = /^([[(])(.*)\.\.(.*)([\])])$/.exec(text);
  if (ends !== null) {
    const [, open, start = '', end = '', close] = ends;
    return new FeelRange(
      start === '' ? undefined : value(start),
      open === '[',
      end === '' ? undefined : value(end),
      close === ']',
    );
  }
  if (text.startsWith('@')) return parseTemporal(text.slice(1), run.zones);
  return text.startsWith("'") ? text.slice(1, -1) : parseNumber(text);
}

const call = (name: string, left: string, right: string): FeelValue =>
  callPositional(named(name), [value(left), value(right)], run) ?? run.codes.pop() ?? null;

describe('how ranges and points lie to each other', () => {
  it.each([
    ['before', '1', '10', true],
    ['before', '10', '10', false],
    ['before', '1', '[1..10]', false],
    ['before', '1', '(1..10]', true],
    ['before', '[1..10]', '10', false],
    ['before', '[1..10)', '10', true],
    ['before', '[1..10]', '[10..20]', false],
    ['before', '[1..10]', '(10..20]', true],
    ['before', '(..10)', '10', true],
    ['before', '[1..)', '100', false],
    ['after', '10', '[1..10)', true],
    ['after', '10', '[1..10]', false],
    ['after', '[11..20]', '[1..11)', true],
    ['after', '5', '(..5)', true],
    ['meets', '[1..5]', '[5..10]', true],
    ['meets', '[1..5)', '[5..10]', false],
    ['meets', '[1..)', '(..10]', false],
    ['met by', '[5..10]', '[1..5]', true],
    ['met by', '(5..10]', '[1..5]', false],
    ['overlaps', '[1..5]', '[3..8]', true],
    ['overlaps', '[3..5]', '[1..8]', true],
    ['overlaps', '[1..5]', '[5..8]', true],
    ['overlaps', '[1..5)', '[5..8]', false],
    ['overlaps', '[6..8]', '[1..5]', false],
    ['overlaps', '(..3)', '(2..)', true],
    ['overlaps before', '[1..5]', '[3..8]', true],
    ['overlaps before', '[1..5]', '(1..5]', true],
    ['overlaps before', '[1..5)', '(1..5]', true],
    ['overlaps before', '[1..5]', '(1..5)', false],
    ['overlaps before', '[1..5]', '[1..5]', false],
    ['overlaps after', '[3..8]', '[1..5]', true],
    ['overlaps after', '(1..5]', '[1..5]', true],
    ['overlaps after', '[5..8]', '[1..5)', false],
    ['overlaps after', '[1..5]', '[1..5]', false],
    ['finishes', '10', '[1..10]', true],
    ['finishes', '10', '[1..10)', false],
    ['finishes', '[5..10)', '[1..10)', true],
    ['finishes', '[5..10)', '[1..10]', false],
    ['finishes', '(1..10]', '[1..10]', true],
    ['finishes', '[1..10]', '(1..10]', false],
    ['finished by', '[1..10]', '10', true],
    ['finished by', '[1..10]', '(1..10]', true],
    ['finished by', '(1..10]', '[1..10]', false],
    ['includes', '[1..10]', '1', true],
    ['includes', '(1..10]', '1', false],
    ['includes', '[1..10)', '10', false],
    ['includes', '[1..10]', '(1..10)', true],
    ['includes', '(1..10)', '[1..10]', false],
    ['includes', '(..)', '[1..10]', true],
    ['during', '5', '[1..10]', true],
    ['during', '[5..10)', '[1..10)', true],
    ['during', '[1..10]', '[1..10)', false],
    ['starts', '1', '[1..10]', true],
    ['starts', '1', '(1..10]', false],
    ['starts', '(1..5]', '(1..10]', true],
    ['starts', '(1..5]', '[1..10]', false],
    ['started by', '[1..10]', '1', true],
    ['started by', '[1..10]', '[1..10)', true],
    ['started by', '[1..10)', '[1..10]', false],
    ['coincides', '5', '5', true],
    ['coincides', '5', '6', false],
    ['coincides', '[1..5]', '[1..5]', true],
    ['coincides', '[1..5]', '[1..5)', false],
    ['before', "'a'", "['b'..'c']", true],
    ['during', '@2025-11-20', '[@2025-01-01..@2025-12-31]', true],
    ['during', '@2025-11-20T07:30:00', '[@2025-01-01T00:00:00..@2026-01-01T00:00:00)', true],
    ['after', '@P2D', '[@PT1H..@P1D]', true],
  ])('%s(%s, %s) is %s', (name, left, right, expected) => {
    expect(call(name, left, right)).toBe(expected);
  });

  it.each([
    ['before', '1', "'a'"],
    ['before', '1', "['a'..'b']"],
    ['during', '@2025-11-20', '[1..10]'],
    ['meets', '[1..5]', '[@P1D..@P2D]'],
    ['meets', '1', '[1..5]'],
    ['includes', '5', '[1..10]'],
    ['coincides', '5', '[5..5]'],
  ])('%s(%s, %s) has no answer', (name, left, right) => {
    expect(call(name, left, right)).toBe('FEEL.ARGUMENT_TYPE');
  });

  it('is no question to null, nor to a test that is no stretch', () => {
    expect(callPositional(named('before'), [null, 1], run)).toBeNull();
    expect(
      callPositional(named('overlaps'), [new FeelRange(5, true, 5, true, '!='), value('[1..5]')], run),
    ).toBeNull();
  });

  it('is asked by name', () => {
    const args = new Map<string, FeelValue>([
      ['range', value('[1..5]')],
      ['point', 3],
    ]);
    expect(callNamed(named('during'), args, run)).toBe(true);
    expect(callNamed(named('includes'), args, run)).toBe(true);
  });
});
