import { oneOf, type Random } from './random.js';

const names = ['a', 'b', 'the list', 'person', 'd', 'x'];
const atoms = [
  '1',
  '0',
  '-2.5',
  '1e3',
  '123456789012345678901234567890.12345',
  '"text"',
  '""',
  '"đ😀\\u00e9"',
  'true',
  'null',
  '@"2024-02-29"',
  '@"12:00:00+07:00"',
  '@"2024-02-29T23:59:60"',
  'date and time("2025-01-01T00:00:00@Asia/Ho_Chi_Minh")',
  '@"P1Y2M"',
  '@"-P3DT4H"',
  'date("-999999999-01-01")',
  'now()',
  'today()',
  ...names,
];
const functions = [
  'count',
  'sum',
  'min',
  'max',
  'mean',
  'median',
  'stddev',
  'mode',
  'product',
  'flatten',
  'reverse',
  'distinct values',
  'string length',
  'upper case',
  'lower case',
  'substring',
  'substring before',
  'contains',
  'starts with',
  'matches',
  'replace',
  'split',
  'string join',
  'string',
  'number',
  'date',
  'time',
  'date and time',
  'duration',
  'years and months duration',
  'floor',
  'ceiling',
  'abs',
  'modulo',
  'sqrt',
  'log',
  'exp',
  'odd',
  'even',
  'decimal',
  'round half up',
  'round up',
  'list contains',
  'append',
  'concatenate',
  'insert before',
  'remove',
  'index of',
  'union',
  'sublist',
  'sort',
  'get value',
  'get entries',
  'context',
  'context put',
  'context merge',
  'before',
  'after',
  'meets',
  'overlaps',
  'includes',
  'during',
  'starts',
  'coincides',
  'is',
  'not',
  'all',
  'any',
  'day of week',
  'week of year',
  'month of year',
  'list replace',
  'range',
];

/** A FEEL expression that may well be sound. */
export function feelText(random: Random, depth = 4): string {
  const next = (): string => feelText(random, depth - 1);
  if (depth <= 0) return oneOf(atoms, random);
  switch (random(20)) {
    case 0:
    case 1:
      return `${next()} ${oneOf(['+', '-', '*', '/', '**'], random)} ${next()}`;
    case 2:
      return `${next()} ${oneOf(['<', '<=', '>', '>=', '=', '!='], random)} ${next()}`;
    case 3:
      return `${next()} ${oneOf(['and', 'or'], random)} ${next()}`;
    case 4:
      return `if ${next()} then ${next()} else ${next()}`;
    case 5:
      return `for x in ${oneOf([next(), `${next()}..${next()}`], random)} return ${next()}`;
    case 6:
      return `${oneOf(['some', 'every'], random)} x in ${next()} satisfies ${next()}`;
    case 7:
      return `[${Array.from({ length: random(4) }, next).join(', ')}]`;
    case 8:
      return `{a: ${next()}, "b c": ${next()}, f: function(n) ${next()}}`;
    case 9:
      return `(${next()})[${next()}]`;
    case 10:
      return `(${next()}).${oneOf(['a', 'year', 'time offset', 'b c', 'constructor', 'start'], random)}`;
    case 11:
      return `${oneOf(['[', '(', ']'], random)}${next()}..${next()}${oneOf([']', ')', '['], random)}`;
    case 12:
      return `${next()} in (${next()}, ${oneOf(['<', '>='], random)} ${next()})`;
    case 13:
      return `${next()} between ${next()} and ${next()}`;
    case 14:
      return `${next()} instance of ${oneOf(['number', 'string', 'list<number>', 'context<a: string>', 'range<date>', 'function<Any>->Any'], random)}`;
    case 15:
      return `(function(n: number) if n <= 0 then 0 else n + ${next()})(${next()})`;
    case 16:
      return `-(${next()})`;
    default:
      return `${oneOf(functions, random)}(${Array.from({ length: 1 + random(3) }, next).join(', ')})`;
  }
}

/** Tests of a cell. */
export const cellText = (random: Random): string =>
  oneOf(
    [
      () => '-',
      () => feelText(random, 1),
      () => `${oneOf(['<', '>', '<=', '>='], random)} ${feelText(random, 0)}`,
      () => `not(${feelText(random, 1)})`,
      () => `[${feelText(random, 0)}..${feelText(random, 0)})`,
      () => `? ${oneOf(['=', '>', 'in'], random)} ${feelText(random, 1)}`,
      () => `${feelText(random, 0)}, ${feelText(random, 0)}`,
    ],
    random,
  )();

export const feelNames = names;
