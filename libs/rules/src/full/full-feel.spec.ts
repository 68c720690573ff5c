import { describe, expect, it } from '@jest/globals';
import type { Json } from '@vinhdanh/kernel';
import type { EvaluationContext } from '../evaluator.js';
import { evaluatorOf } from '../evaluators.js';
import { fullFeel } from './full-feel.js';

const strict: EvaluationContext = {
  at: '2026-08-31T18:30:00.000Z',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  mode: 'strict',
};
const asked = (text: string, variables: Readonly<Record<string, Json>> = {}, mode = strict.mode) =>
  fullFeel.evaluate(null, text, variables, { ...strict, mode });

describe('feel@1', () => {
  it('is found by the version that a bundle names, beside the limited one', () => {
    expect(evaluatorOf('feel@1')).toBe(fullFeel);
    expect(evaluatorOf('limited-feel@1').version).toBe('limited-feel@1');
    expect(() => evaluatorOf('feel@2')).toThrow('EVALUATOR.UNKNOWN');
  });

  it('keeps what an expression read, and nothing else', () => {
    expect(asked('a7 = "sign"', { a7: 'sign', other: 1 })).toEqual({
      ok: true,
      value: { expression: 'a7 = "sign"', inputs: { a7: 'sign' }, result: true },
    });
  });

  it('writes integers as numbers and every other number exactly as text', () => {
    expect(asked('[0.1 + 0.2, yes * 100 / 11, 2 * 3]', { yes: 10 })).toMatchObject({
      value: { result: ['0.3', '90.90909090909090909090909090909091', 6] },
    });
  });

  it('counts the days of the body from the time of the command', () => {
    expect(asked('string(today())')).toMatchObject({ value: { result: '2026-09-01' } });
    expect(asked('now().hour')).toMatchObject({ value: { result: 1 } });
  });

  it('takes a variable that is not there for an error where it is strict, and for null where it is not', () => {
    expect(asked('eligibility = "eligible"')).toMatchObject({
      ok: false,
      error: { code: 'FEEL.UNKNOWN_NAME', details: { name: 'eligibility' } },
    });
    expect(asked('eligibility', {}, 'standard')).toMatchObject({ value: { result: null } });
  });

  it('never reaches what a variable inherits', () => {
    expect(asked('toString', {}, 'standard')).toMatchObject({ value: { result: null } });
    expect(asked('a.constructor', { a: {} }, 'standard')).toMatchObject({ value: { result: null } });
  });

  it('says where it is wrong', () => {
    expect(fullFeel.compile('1 +')).toMatchObject({ ok: false, error: { code: 'FEEL.SYNTAX' } });
    expect(asked('1 + "x"')).toMatchObject({ ok: false, error: { details: { column: 3 } } });
  });
});
