import { describe, expect, it } from '@jest/globals';
import type { Json } from '@vinhdanh/kernel';
import fc from 'fast-check';
import type { EvaluationContext } from '../evaluator.js';
import { limitedFeel } from './limited-feel.js';

type Variables = Readonly<Record<string, Json>>;

/** It reads none of it: the language has no clock. */
const context: EvaluationContext = {
  at: '2026-11-25T01:00:00.000Z' as EvaluationContext['at'],
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  mode: 'strict',
};

function evaluation(text: string, variables: Variables = {}) {
  const compiled = limitedFeel.compile(text);
  if (!compiled.ok) throw new Error(`${text}: ${JSON.stringify(compiled.error)}`);
  const stored: unknown = JSON.parse(JSON.stringify(compiled.value));
  const evaluated = limitedFeel.evaluate(stored, text, variables, context);
  if (!evaluated.ok) throw new Error(`${text}: ${JSON.stringify(evaluated.error)}`);
  return evaluated.value;
}
const result = (text: string, variables: Variables = {}): Json => evaluation(text, variables).result;

function refusal(text: string) {
  const compiled = limitedFeel.compile(text);
  return compiled.ok ? undefined : { code: compiled.error.code, column: compiled.error.details?.['column'] };
}

describe('limited FEEL, values', () => {
  it.each<[string, Variables, Json]>([
    ['outcome = "accept"', { outcome: 'accept' }, true],
    ['outcome != "accept"', { outcome: 'refuse' }, true],
    ['ballot.yes >= 8', { ballot: { yes: 8 } }, true],
    ['ballot.yes < 8', { ballot: { yes: 8 } }, false],
    ['a = 1 and not(b = 2) or c', { a: 1, b: 2, c: true }, true],
    ['(a = 1 or b = 1) and c = 1', { a: 1, b: 0, c: 0 }, false],
    ['0.1 = 0.10', {}, true],
    ['0.30000000000000004 = 0.3', {}, false],
    ['9007199254740993 > 9007199254740992', {}, true],
    ['-1 < 0', {}, true],
    ['"b" > "a"', {}, true],
    ['"😀" > "￿"', {}, true],
    ['level in ["unit", "province"]', { level: 'province' }, true],
    ['level in []', { level: 'province' }, false],
    ['[1, 2] = list', { list: [1, 2] }, true],
    ['"a\\"\\u0062" = x', { x: 'a"b' }, true],
    ['tên = "Lan"', { tên: 'Lan' }, true],
    ['12.50', {}, '12.5'],
    ['x', { x: 7 }, 7],
  ])('%s', (text, variables, expected) => {
    expect(result(text, variables)).toEqual(expected);
  });
});

describe('limited FEEL, three-valued logic', () => {
  it.each<[string, Json]>([
    ['missing = null', true],
    ['missing != null', false],
    ['missing = 1', false],
    ['missing < 1', null],
    ['1 = "1"', null],
    ['1 != "1"', null],
    ['true < false', null],
    ['missing and false', false],
    ['missing and true', null],
    ['missing or true', true],
    ['missing or false', null],
    ['not(missing)', null],
    ['1 in ["1"]', null],
    ['a.b.c = null', true],
    ['constructor = null', true],
    ['__proto__ = null', true],
  ])('%s', (text, expected) => {
    expect(result(text, { a: { b: 'no context' } })).toBe(expected);
  });
});

describe('limited FEEL, what is kept', () => {
  it('keeps every name that was read with its value, also behind a decided side', () => {
    expect(evaluation('a = 1 and b.c = 2 and d', { a: 0, b: { c: 2, secret: 'x' } })).toEqual({
      expression: 'a = 1 and b.c = 2 and d',
      inputs: { a: 0, 'b.c': 2, d: null },
      result: false,
    });
  });
});

describe('limited FEEL, refusals', () => {
  it.each<[string, string, number]>([
    ['a + 1 = 2', 'FEEL.UNSUPPORTED', 3],
    ['count(list) > 1', 'FEEL.UNSUPPORTED', 6],
    ['if a then b else c', 'FEEL.UNSUPPORTED', 1],
    ['some x in list satisfies x', 'FEEL.UNSUPPORTED', 1],
    ['list[1] = 1', 'FEEL.UNSUPPORTED', 5],
    ['{a: 1} = b', 'FEEL.UNSUPPORTED', 1],
    ['@"2026-01-01" = d', 'FEEL.UNSUPPORTED', 1],
    ['a between 1 and 2', 'FEEL.UNSUPPORTED', 3],
    ['a instance of number', 'FEEL.UNSUPPORTED', 3],
    ['', 'FEEL.SYNTAX', 1],
    ['a ==', 'FEEL.SYNTAX', 4],
    ['a = = b', 'FEEL.SYNTAX', 5],
    ['a < b < c', 'FEEL.SYNTAX', 7],
    ['(a = 1', 'FEEL.SYNTAX', 7],
    ['a b = 1', 'FEEL.SYNTAX', 3],
    ['"open', 'FEEL.SYNTAX', 1],
    ['a && b', 'FEEL.SYNTAX', 3],
    ['"\\x" = a', 'FEEL.SYNTAX', 1],
    ['not a', 'FEEL.SYNTAX', 5],
    ['${process.exit()}', 'FEEL.SYNTAX', 1],
  ])('%s', (text, code, column) => {
    expect(refusal(text)).toEqual({ code, column });
  });

  it('refuses what is too long or nested too deep', () => {
    expect(refusal(`a = "${'x'.repeat(2_000)}"`)?.code).toBe('FEEL.TOO_LONG');
    expect(refusal(`${'('.repeat(65)}a${')'.repeat(65)}`)?.code).toBe('FEEL.TOO_DEEP');
  });

  it('stops at the limit of steps', () => {
    const list = Array.from({ length: 11_000 }, () => 1);
    const compiled = limitedFeel.compile('a = b');
    if (!compiled.ok) throw new Error('does not compile');
    const evaluated = limitedFeel.evaluate(compiled.value, 'a = b', { a: list, b: list }, context);
    expect(evaluated).toMatchObject({ ok: false, error: { code: 'FEEL.STEPS_EXCEEDED' } });
  });
});

describe('limited FEEL, laws', () => {
  const leaf = fc.constantFrom('a', 'b.c', '1', '2.50', '"x"', 'true', 'null');
  const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'and', 'or');
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.tuple(tie('tree'), operator, tie('tree')).map(([left, by, right]) => `(${left} ${by} ${right})`),
      tie('tree').map((inner) => `not(${inner})`),
    ),
  }));

  it('gives the same answer for the same text and variables, and never throws', () => {
    fc.assert(
      fc.property(tree, fc.jsonValue({ maxDepth: 2 }), (text, a) => {
        const variables = { a: a as Json, b: { c: 2 } };
        expect(evaluation(text, variables)).toEqual(evaluation(text, variables));
      }),
    );
  });

  it('answers any text at all with a tree or a refusal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const compiled = limitedFeel.compile(text);
        expect(compiled.ok || compiled.error.code.startsWith('FEEL.')).toBe(true);
      }),
    );
  });

  it('orders integers and hundredths as exact arithmetic does', () => {
    const hundredths = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    const written = (value: bigint): string => {
      const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
      return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    };
    fc.assert(
      fc.property(hundredths, hundredths, (left, right) => {
        expect(result(`${written(left)} < ${written(right)}`)).toBe(left < right);
        expect(result(`${written(left)} = ${written(right)}`)).toBe(left === right);
      }),
    );
  });
});
