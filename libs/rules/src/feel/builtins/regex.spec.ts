import { describe, expect, it } from '@jest/globals';
import { TestRun } from '../../testing/run.js';
import type { FeelValue } from '../values/value.js';
import { callNamed, callPositional, type BuiltIn } from './registry.js';
import { regexBuiltIns } from './regex.js';

const run = new TestRun();

function named(name: string): BuiltIn {
  const found = regexBuiltIns.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

describe('built-ins with patterns', () => {
  it.each<[string, FeelValue[], FeelValue]>([
    ['matches', ['12/QĐ-UBND', String.raw`^\d+/QĐ-`], true],
    ['matches', ['12/QĐ-UBND', 'qđ', 'i'], true],
    ['matches', ['12/QĐ-UBND', 'qđ', null], false],
    ['replace', ['20/11/2025', String.raw`(\d+)/(\d+)/(\d+)`, '$3-$2-$1'], '2025-11-20'],
    ['replace', ['ABC', 'b', '', 'i'], 'AC'],
    ['split', ['CSTĐCS, LĐTT', String.raw`,\s*`], ['CSTĐCS', 'LĐTT']],
    ['split', ['', ','], ['']],
  ])('%s(%j) is %j', (name, args, expected) => {
    expect(callPositional(named(name), args, run)).toEqual(expected);
  });

  it.each<[string, FeelValue[], string]>([
    ['matches', ['a', '['], 'REGEX.SYNTAX'],
    ['matches', ['a', 'a', 'p'], 'REGEX.FLAGS'],
    ['matches', ['a', null], 'FEEL.ARGUMENT_TYPE'],
    ['matches', ['a', 1], 'FEEL.ARGUMENT_TYPE'],
    ['matches', ['a'], 'FEEL.ARGUMENTS'],
    ['matches', [`${'a'.repeat(60)}b`, String.raw`^(a+)+\1$`], 'REGEX.STEPS'],
    ['replace', ['a', 'a*', 'b'], 'REGEX.EMPTY_MATCH'],
    ['replace', ['a', 'a', '$'], 'REGEX.REPLACEMENT'],
    ['split', ['a', ''], 'REGEX.EMPTY_MATCH'],
  ])('%s(%j) is null for %s', (name, args, code) => {
    expect(callPositional(named(name), args, run)).toBeNull();
    expect(run.codes.pop()).toBe(code);
  });

  it('take their arguments by name', () => {
    const args = new Map<string, FeelValue>([
      ['pattern', 'b'],
      ['input', 'abc'],
      ['replacement', '-'],
    ]);
    expect(callNamed(named('replace'), args, run)).toBe('a-c');
  });

  it('cost the same steps in every evaluation, and compiling once in each', () => {
    const stepsOf = (calls: number): number => {
      const fresh = new TestRun();
      for (let n = 0; n < calls; n++) callPositional(named('matches'), ['aaab', '^a+b$'], fresh);
      return fresh.stepsTaken;
    };
    const once = stepsOf(1);
    expect(stepsOf(1)).toBe(once);
    const search = stepsOf(2) - once;
    expect(search).toBeGreaterThan(0);
    expect(search).toBeLessThan(once / 2);
    expect(stepsOf(3)).toBe(once + 2 * search);
  });
});
