import { describe, expect, it } from '@jest/globals';
import { answerOf, valueOf } from '../../testing/answer.js';
import type { FeelType } from '../values/type.js';

type Rows = readonly (readonly [string, string])[];
const table = (rows: Rows) =>
  it.each(rows.map(([text, value]) => [text, value] as const))('%s is %s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

describe('literals', () => {
  table([
    ['1', '1'],
    ['-1', '-1'],
    ['- 1', '-1'],
    ['.5', '0.5'],
    ['1.50', '1.5'],
    ['1.23e4', '12300'],
    ['1.23E-4', '0.000123'],
    ['0.00', '0'],
    ['12345678901234567890123456789012345', '12345678901234567890123456789012340'],
    ['"a"', '"a"'],
    ['"a\\"b\\\\c"', '"a\\"b\\\\c"'],
    ['"\\u0041\\U01F40E"', '"A🐎"'],
    ['"\\s"', '"\\\\s"'],
    ['true', 'true'],
    ['null', 'null'],
    ['@"2025-11-20"', '2025-11-20'],
    ['@"PT90M"', 'PT1H30M'],
    ['1 // the rest\n + 1 /* and\n this */', '2'],
  ]);
});

describe('arithmetic', () => {
  table([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['2 ** 3 ** 2', '64'],
    ['-2 ** 2', '4'],
    ['2 ** 0.5', '1.414213562373095048801688724209698'],
    ['10 ** -2', '0.01'],
    ['0 ** -1', 'null'],
    ['0.1 + 0.2', '0.3'],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['2 / 3', '0.6666666666666666666666666666666667'],
    ['6 / 3', '2'],
    ['1 / 0', 'null'],
    ['0 * -5', '0'],
    ['9007199254740991 + 1', '9007199254740992'],
    ['9007199254740993 - 2', '9007199254740991'],
    ['94906267 * 94906267', '9007199515875289'],
    ['"a" + "b"', '"ab"'],
    ['1 + "b"', 'null'],
    ['1 + null', 'null'],
    ['-"1"', 'null'],
    ['-@"P1D"', '-P1D'],
    ['@"2024-02-29" + @"P1Y"', '2025-02-28'],
    ['@"2025-03-01" - @"2025-02-01"', 'P28D'],
    ['@"P1D" * 1.5', 'P1DT12H'],
    ['2 * @"P6M"', 'P1Y'],
    ['@"P1D" / @"PT6H"', '4'],
    ['9.9 ** 99999999', 'null'],
  ]);

  it('says why a result is null, and is silent about null itself', () => {
    expect(answerOf('1 + "b"').codes).toEqual(['FEEL.NO_ARITHMETIC']);
    expect(answerOf('1 / 0').codes).toEqual(['FEEL.NOT_A_NUMBER']);
    expect(answerOf('1 + null').codes).toEqual([]);
  });
});

describe('comparison', () => {
  table([
    ['1 = 1.0', 'true'],
    ['1 = "1"', 'null'],
    ['1 = null', 'false'],
    ['null = null', 'true'],
    ['null != null', 'false'],
    ['[] = null', 'false'],
    ['[1, 2] = [1, 2]', 'true'],
    ['[1, 2] = [2, 1]', 'false'],
    ['{a: 1, b: 2} = {b: 2, a: 1}', 'true'],
    ['{a: 1} = {a: 1, b: 2}', 'false'],
    ['[1..2] = [1..2]', 'true'],
    ['(1..2] = ]1..2]', 'true'],
    ['(= 1) = [1..1]', 'false'],
    ['1 < 2', 'true'],
    ['2 <= 2', 'true'],
    ['"a" < "b"', 'true'],
    ['"\\U01F40E" > "\\uffff"', 'true'],
    ['1 < "b"', 'null'],
    ['1 < null', 'null'],
    ['true < false', 'null'],
    ['@"2025-01-01" < @"2025-01-02"', 'true'],
    ['@"P1Y" < @"P400D"', 'null'],
    ['5 between 1 and 5', 'true'],
    ['0 between 1 and 5', 'false'],
    ['null between 1 and 5', 'null'],
    ['@"2002-04-02T12:00:00-01:00" = @"2002-04-02T17:00:00+04:00"', 'true'],
  ]);
});

describe('three-valued logic', () => {
  table([
    ['true and null', 'null'],
    ['false and null', 'false'],
    ['null and false', 'false'],
    ['true or null', 'true'],
    ['null or true', 'true'],
    ['null or false', 'null'],
    ['true and 1', 'null'],
    ['not(true)', 'false'],
    ['not(null)', 'null'],
    ['not(1)', 'null'],
    ['if true then 1 else 2', '1'],
    ['if null then 1 else 2', '2'],
    ['if "true" then 1 else 2', '2'],
  ]);

  it('does not evaluate what can change nothing', () => {
    expect(answerOf('false and missing').codes).toEqual([]);
    expect(answerOf('true and missing').codes).toEqual(['FEEL.UNKNOWN_NAME']);
  });
});

describe('in and unary ranges', () => {
  table([
    ['1 in 1', 'true'],
    ['1 in (2, 3)', 'false'],
    ['1 in [2, 1]', 'true'],
    ['3 in (1, < 5)', 'true'],
    ['1 in [1..3]', 'true'],
    ['1 in (1..3]', 'false'],
    ['3 in [1..3[', 'false'],
    ['1 in [[2..4], [1..3]]', 'true'],
    ['1 in != 2', 'true'],
    ['null in [1..3]', 'null'],
    ['5 in (null..10]', 'null'],
    ['"a" in 1', 'null'],
    ['(< 10)', '< 10'],
    ['(>= 10).start included', 'true'],
    ['[1..3].end', '3'],
  ]);
});

describe('instance of', () => {
  table([
    ['1 instance of number', 'true'],
    ['null instance of Any', 'false'],
    ['null instance of Null', 'true'],
    ['[1, "a"] instance of list<number>', 'false'],
    ['[] instance of list<number>', 'true'],
    ['[1..2] instance of range<number>', 'true'],
    ['[1..2] instance of range<string>', 'false'],
    ['{a: 1, b: 2} instance of context<a: number>', 'true'],
    ['{a: 1} instance of context<a: string>', 'false'],
    ['@"P1Y" instance of years and months duration', 'true'],
    ['@"2025-01-01T00:00:00" instance of date and time', 'true'],
    ['(function(a) a) instance of function<Any> -> Any', 'true'],
    ['(function(a) a) instance of function<> -> Any', 'false'],
    ['1 instance of nothing', 'null'],
  ]);

  it('knows the types of the model', () => {
    const person: FeelType = { kind: 'context', entries: new Map([['age', { kind: 'number' }]]) };
    const types = new Map([['t Person', person]]);
    expect(valueOf('{age: 1} instance of t Person', { types })).toBe('true');
    expect(valueOf('{age: "1"} instance of t Person', { types })).toBe('false');
  });
});
