import { limits } from '@vinhdanh/kernel';
import { describe, expect, it } from '@jest/globals';
import { answerOf, valueOf } from '../../testing/answer.js';

/** The aim is two seconds on a quiet machine; the bound leaves room for a busy one. */
const withinMs = 6_000;

const timed = (text: string): { value: string; ms: number } => {
  const start = performance.now();
  const { value } = answerOf(text);
  return { value, ms: performance.now() - start };
};

describe('texts that are too much', () => {
  it.each([
    ['a million characters', '1+'.repeat(500_000) + '1', 'FEEL.TOO_LONG'],
    ['ten thousand parentheses', '('.repeat(10_000) + '1' + ')'.repeat(10_000), 'FEEL.TOO_DEEP'],
    ['ten thousand lists', '['.repeat(10_000) + '1' + ']'.repeat(10_000), 'FEEL.TOO_DEEP'],
    ['a sum of five hundred', '1' + '+1'.repeat(500), 'FEEL.TOO_DEEP'],
    ['a sum of forty thousand', '1' + '+1'.repeat(40_000), 'FEEL.SYNTAX'],
    ['thirty thousand signs', '-'.repeat(30_000) + '1', 'FEEL.SYNTAX'],
    ['a name without end', 'a '.repeat(30_000), 'FEEL.NAME_TOO_LONG'],
    ['a text without end', '"' + 'a'.repeat(60_000), 'FEEL.SYNTAX'],
    ['a number of ten thousand digits', '1' + '0'.repeat(10_000), 'FEEL.SYNTAX'],
  ])('%s', (_what, text, code) => {
    const { value, ms } = timed(text);
    expect(value).toBe(code);
    expect(ms).toBeLessThan(withinMs);
  });

  it('reads what is long and allowed', () => {
    const context = `{${Array.from({ length: 5_000 }, (_, at) => `k${at}: ${at}`).join(', ')}, z: k1 + k4999}.z`;
    expect(timed(context).value).toBe('5000');
    expect(timed(`count([${'1,'.repeat(40_000)}1])`).value).toBe('40001');
  });

  it('says where a text is wrong', () => {
    expect(answerOf('1 + ').value).toBe('FEEL.SYNTAX');
    expect(answerOf('[1, 2').value).toBe('FEEL.SYNTAX');
  });
});

describe('evaluations that are too much', () => {
  const recursive = (body: string, call: string): string => `{f: ${body}, r: ${call}}.r`;
  it.each([
    ['a thousand million turns', 'for i in 1..1000000000 return i', 'FEEL.LIST_TOO_LONG'],
    [
      'turns within turns',
      'some i in 1..1000, j in 1..1000, k in 1..1000 satisfies false',
      'FEEL.STEPS_EXCEEDED',
    ],
    ['a function without end', recursive('function(n) f(n + 1)', 'f(1)'), 'FEEL.RECURSION'],
    ['a function that is its own argument', '{y: function(f) f(f), r: y(y)}.r', 'FEEL.RECURSION'],
    [
      'a deep body that calls itself',
      recursive(`function(n) ${'['.repeat(200)}f(n)${']'.repeat(200)}`, 'f(1)'),
      'FEEL.RECURSION',
    ],
    [
      'a text that doubles',
      recursive('function(s, n) if n = 0 then s else f(s + s, n - 1)', 'f("abcdefgh", 60)'),
      'FEEL.TEXT_TOO_LONG',
    ],
    [
      'a list that doubles',
      recursive('function(s, n) if n = 0 then s else f(concatenate(s, s), n - 1)', 'f([1], 60)'),
      'FEEL.LIST_TOO_LONG',
    ],
    [
      'a list of itself twice, written out',
      recursive('function(s, n) if n = 0 then s else f([s, s], n - 1)', 'string(f(1, 60))'),
      'FEEL.TEXT_TOO_LONG',
    ],
    [
      'a list of itself twice, answered',
      recursive('function(s, n) if n = 0 then s else f([s, s], n - 1)', 'f(1, 60)'),
      'FEEL.STEPS_EXCEEDED',
    ],
    [
      'a list of itself twice, compared',
      recursive('function(s, n) if n = 0 then s else f([s, s], n - 1)', 'f(1, 60) = f(1, 60)'),
      'FEEL.STEPS_EXCEEDED',
    ],
    [
      'a list that nests',
      '(for i in 1..1000 return if i = 1 then 1 else [partial[-1]])[-1]',
      'FEEL.VALUE_TOO_DEEP',
    ],
    ['powers of fractions', 'count(for i in 1..100000 return 1.0001 ** 1.5)', 'FEEL.STEPS_EXCEEDED'],
    ['texts of large numbers', 'count(for i in 1..100000 return string(10 ** 6000))', 'FEEL.STEPS_EXCEEDED'],
    ['distinct values of lists', 'distinct values(for i in 1..100000 return [i])', 'FEEL.STEPS_EXCEEDED'],
    ['a pattern that goes back and back', `matches("${'a'.repeat(5_000)}", "(a+)+b")`, 'false'],
    ['a year beyond the calendar', 'date(1000000000, 1, 1)', 'null'],
  ])('%s', (_what, text, code) => {
    const { value, ms } = timed(text);
    expect(value).toBe(code);
    expect(ms).toBeLessThan(withinMs);
  });

  it('recurses as deep as the limit says', () => {
    const text = '{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(300)}.r';
    expect(valueOf(text)).toBe('300');
    expect(limits.feelCallDepthMax).toBeGreaterThan(300);
  });
});

describe('strict mode', () => {
  it.each([
    ['1 + "a"', 'FEEL.NO_ARITHMETIC'],
    ['1 / 0', 'FEEL.NOT_A_NUMBER'],
    ['1 < "a"', 'FEEL.NO_ORDER'],
    ['1 = "a"', 'FEEL.NO_EQUALITY'],
    ['missing', 'FEEL.UNKNOWN_NAME'],
    ['{a: 1}.b', 'FEEL.NO_ENTRY'],
    ['contains("a", 1)', 'FEEL.ARGUMENT_TYPE'],
    ['if 1 then 2 else 3', 'FEEL.NOT_BOOLEAN'],
    ['date("2025-02-30")', 'FEEL.TEMPORAL_TEXT'],
    ['{a: 1, a: 2}', 'FEEL.KEY_TWICE'],
    ['[1, 2]["a"]', 'FEEL.NOT_A_FILTER'],
    ['null + 1', 'null'],
    ['null.a', 'null'],
    ['null < 1', 'null'],
    ['1 + 1', '2'],
  ])('%s is %s', (text, value) => {
    expect(valueOf(text, { mode: 'strict' })).toBe(value);
  });
});
