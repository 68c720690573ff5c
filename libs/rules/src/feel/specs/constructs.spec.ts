import { describe, expect, it } from '@jest/globals';
import { answerOf, testOf, valueOf } from '../../testing/answer.js';
import { contextOf } from '../values/value.js';

type Rows = readonly (readonly [string, string])[];
const table = (rows: Rows) =>
  it.each(rows.map(([text, value]) => [text, value] as const))('%s is %s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

describe('lists and filters', () => {
  table([
    ['[1, 2, 3][1]', '1'],
    ['[1, 2, 3][-1]', '3'],
    ['[1, 2, 3][0]', 'null'],
    ['[1, 2, 3][4]', 'null'],
    ['[1, 2, 3][1 + 1]', '2'],
    ['[1, 2, 3][item > 1]', '[2, 3]'],
    ['[1, 2, 3][true]', '[1, 2, 3]'],
    ['[1, null, 3][item != null]', '[1, 3]'],
    ['[][1]', 'null'],
    ['[][item > 1]', '[]'],
    ['5[1]', '5'],
    ['5[2]', 'null'],
    ['[{a: 1, b: "x"}, {a: 2, b: "y"}][a > 1].b', '["y"]'],
    ['[{a: 1}, {a: 2}][item.a = 1]', '[{a: 1}]'],
    ['[{a b: 1}, {a b: 2}][a b = 2]', '[{a b: 2}]'],
    ['[[1, 2], [3]][count(item) = 2]', '[[1, 2]]'],
    ['{n: 2, l: [1, 2, 3][n]}.l', '2'],
    ['[1, 2, 3]["a"]', '[]'],
    ['[{item: 1}, {item: 2}][item >= 2]', '[{item: 2}]'],
    ['[{a: {b: 1}}, {a: {b: [2, 3]}}].a.b', '[1, [2, 3]]'],
  ]);
});

describe('contexts and paths', () => {
  table([
    ['{}', '{}'],
    ['{a: 1, b: a + 1}.b', '2'],
    ['{a b: 1, c: a b * 2}', '{a b: 1, c: 2}'],
    ['{"a b": 1}.a b', '1'],
    ['{a-b: 1, c: a-b + 1}.c', '2'],
    ['{"a-b": 1}.a-b', '1'],
    ['{foo+bar: "x"}.foo + bar', '"x"'],
    ['{a: {b: {c: 3}}}.a.b.c', '3'],
    ['{a: 1}.b', 'null'],
    ['null.a', 'null'],
    ['[{a: 1}, {a: 2}].a', '[1, 2]'],
    ['{a: 1, a: 2}', 'null'],
    ['{__proto__: 1, constructor: 2}', '{__proto__: 1, constructor: 2}'],
    ['{constructor: 2}.constructor', '2'],
    ['{a: 1}.constructor', 'null'],
    ['{🐎: "x"}.🐎', '"x"'],
    ['@"2025-11-20".year', '2025'],
    ['@"PT90M".minutes', '30'],
    ['@"2025-11-20T08:00:00+07:00".time offset', 'PT7H'],
  ]);

  it('reads variables with spaces and signs in their names', () => {
    const variables = {
      'Số năm liên tục': 3,
      'cấp - bậc': 'A',
      Đơn: contextOf([['mã số', 7]]),
    };
    expect(valueOf('Số năm liên tục + 1', { variables })).toBe('4');
    expect(valueOf('cấp-bậc = "A"', { variables })).toBe('true');
    expect(valueOf('Đơn.mã số', { variables })).toBe('7');
    expect(valueOf('Số  năm\n liên tục', { variables })).toBe('3');
    expect(valueOf('Terms and Conditions + 1', { variables: { 'Terms and Conditions': 1 } })).toBe('2');
    expect(valueOf("Applicant's age - 1", { variables: { "Applicant's age": 2 } })).toBe('1');
    expect(valueOf('a - b', { variables: { a: 3, b: 2 } })).toBe('1');
    expect(valueOf('for a b in [1] return (for x in [2] return a b + x)')).toBe('[[3]]');
  });
});

describe('for, some, every', () => {
  table([
    ['for i in [1, 2] return i * 2', '[2, 4]'],
    ['for i in 1..3 return i', '[1, 2, 3]'],
    ['for i in 3..1 return i', '[3, 2, 1]'],
    ['for i in [1..3) return i', '[1, 2]'],
    ['for d in @"2025-02-27"..@"2025-03-01" return d.day', '[27, 28, 1]'],
    ['for i in 1..2, j in 1..2 return i * 10 + j', '[11, 12, 21, 22]'],
    ['for x in [[1, 2], [3]], y in x return y', '[1, 2, 3]'],
    ['for i in 1..5 return if i = 1 then 1 else partial[-1] * i', '[1, 2, 6, 24, 120]'],
    ['for i in 1..3 return partial', '[[], [[]], [[], [[]]]]'],
    ['for i in 5 return i', '[5]'],
    ['for i in null return i', 'null'],
    ['for i in 1.5..3 return i', 'null'],
    ['for a b in [1] return a b', '[1]'],
    ['some x in [1, 2] satisfies x > 1', 'true'],
    ['some x in [] satisfies true', 'false'],
    ['every x in [] satisfies false', 'true'],
    ['every x in [1, null] satisfies x > 0', 'null'],
    ['every x in [1, null, -1] satisfies x > 0', 'false'],
    ['some x in [null, 1] satisfies x > 0', 'true'],
    ['some x in [1, 2], y in [2, 3] satisfies x = y', 'true'],
  ]);

  it('hands out `partial` as it was, not as it grows', () => {
    expect(valueOf('for i in 1..3 return count(partial)')).toBe('[0, 1, 2]');
    expect(valueOf('(for i in 1..3 return partial)[1]')).toBe('[]');
    expect(valueOf('(for i in 1..3 return function() partial[-1])[2]() = null')).toBe('false');
    expect(valueOf('count(for i in 1..3 return function() count(partial))')).toBe('3');
    expect(valueOf('(for i in 1..3 return function() count(partial))[2]()')).toBe('1');
    expect(valueOf('(for i in 1..50000 return if i = 1 then 1 else partial[-1] + 1)[-1]')).toBe('50000');
  });
});

describe('functions', () => {
  table([
    ['(function(x) x + 1)(2)', '3'],
    ['(function(x, y) x - y)(y: 1, x: 3)', '2'],
    ['{f: function(n) if n <= 1 then 1 else n * f(n - 1), r: f(20)}.r', '2432902008176640000'],
    ['{f: function(x: number) x, r: f("a")}.r', 'null'],
    ['{f: function(x: list<number>) count(x), r: f(5)}.r', '1'],
    ['{f: function(x: number) x + 1, r: f([5])}.r', '6'],
    ['{f: function() 1, r: f(2)}.r', 'null'],
    ['(for i in 1..2 return function(x) x + i)[1](10)', '11'],
    ['{a: 1, f: function() a, r: f()}.r', '1'],
    ['{k: function(f) f(2), r: k(function(x) x * x)}.r', '4'],
    ['sort([3, 1, 2], function(a, b) a > b)', '[3, 2, 1]'],
    ['(function(f) f([1, 2]))(sum)', '3'],
    ['1(2)', 'null'],
    ['(function(x) external {java: {class: "java.lang.Math", method signature: "cos(double)"}})(1)', 'null'],
  ]);

  it('refuses to leave the language', () => {
    expect(answerOf('(function(x) external {java: {class: "a"}})(1)').codes).toEqual([
      'FEEL.EXTERNAL_FUNCTION',
    ]);
  });

  it('calls the built-in where a variable of its name is no function', () => {
    expect(valueOf('count([1, 2]) + count', { variables: { count: 5 } })).toBe('7');
    expect(valueOf('date("2025-11-20").day', { variables: { date: null } })).toBe('20');
  });
});

describe('unary tests', () => {
  it.each([
    ['-', 1, 'true'],
    ['1, 2', 2, 'true'],
    ['not(1, 2)', 2, 'false'],
    ['not(1, 2)', 3, 'true'],
    ['< 5', 4, 'true'],
    ['>= 5, < 2', 1, 'true'],
    ['[1..5]', 5, 'true'],
    ['[1..5)', 5, 'false'],
    ['"a", "b"', 'b', 'true'],
    ['? > 3 and ? < 5', 4, 'true'],
    ['contains(?, "b")', 'abc', 'true'],
    ['not(contains(?, "b"))', 'abc', 'false'],
    ['null', null, 'true'],
    ['1', null, 'false'],
    ['< 5', null, 'null'],
    ['true', true, 'true'],
    ['true', false, 'false'],
    ['limit', 7, 'true'],
    ['> limit', 7, 'false'],
    ['limit > 3', 'x', 'true'],
    ['[7, 8]', 7, 'true'],
    ['"a"', 1, 'null'],
    ['', 1, 'FEEL.SYNTAX'],
  ] as const)('%s over %s is %s', (text, input, value) => {
    expect(testOf(text, input, { variables: { limit: 7 } }).value).toBe(value);
  });
});
