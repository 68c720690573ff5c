import { describe, expect, it } from '@jest/globals';
import { Regex } from './regex.js';
import type { RegexFault } from './syntax.js';

const budget = () => ({ left: 200_000 });
function compiled(pattern: string, flags = ''): Regex {
  const regex = Regex.compile(pattern, flags);
  if (!regex.ok) throw new Error(regex.error.detail);
  return regex.value;
}
const faultOf = (pattern: string, flags = ''): RegexFault['code'] | null => {
  const regex = Regex.compile(pattern, flags);
  return regex.ok ? null : regex.error.code;
};
const matches = (text: string, pattern: string, flags = '') => {
  const found = compiled(pattern, flags).matches(text, budget());
  return found.ok ? found.value : found.error.code;
};
const replaced = (text: string, pattern: string, by: string, flags = '') => {
  const result = compiled(pattern, flags).replace(text, by, budget());
  return result.ok ? result.value : result.error.code;
};
const parts = (text: string, pattern: string) => {
  const result = compiled(pattern).split(text, budget());
  return result.ok ? result.value : result.error.code;
};

describe('matching', () => {
  it.each([
    ['huân chương', 'ch', '', true],
    ['huân chương', '^ch', '', false],
    ['huân chương', 'ương$', '', true],
    ['a\nb', 'a.b', '', false],
    ['a\rb', 'a.b', '', false],
    ['a\nb', 'a.b', 's', true],
    ['một\nhai\n', '^hai$', '', false],
    ['một\nhai\n', '^hai$', 'm', true],
    ['\n', '^$', 'm', true],
    ['một\n', '^$', 'm', false],
    ['một\n', '\\n^$', 'm', false],
    ['ĐỎ', 'đỏ', 'i', true],
    ['\u212A', '[a-k]', 'i', true],
    ['Q', '[^q]', 'i', false],
    ['o', '[A-Z-[OI]]', 'i', false],
    ['x', '[A-Z-[OI]]', 'i', true],
    ['x', '[A-Z-[OI]]', '', false],
    ['-', '[a-]', '', true],
    ['-', '[-a]', '', true],
    ['b', '[a-]', '', false],
    ['ab', '(a|ab)$', '', true],
    ['aaa', '^a{2}$', '', false],
    ['aa', '^a{2}$', '', true],
    ['aaaa', '^a{2,3}$', '', false],
    ['aaaaa', '^a{2,}$', '', true],
    ['abab', '^(ab)\\1$', '', true],
    ['abAB', '^(ab)\\1$', '', false],
    ['abAB', '^(ab)\\1$', 'i', true],
    ['b', '^(a)?\\1b$', '', true],
    ['đ', '^\\p{Ll}$', '', true],
    ['Đ', '^\\P{Lu}$', '', false],
    ['ê', '^\\p{IsLatinExtended-A}$', '', false],
    ['ā', '^\\p{IsLatinExtended-A}$', '', true],
    ['_x1', '^\\i\\c*$', '', true],
    ['1x', '^\\i\\c*$', '', false],
    ['a_b', '^\\w+$', '', false],
    ['٣', '^\\d$', '', true],
    ['a b', 'a b', 'x', false],
    ['a b', 'a[ ]b', 'x', true],
    ['a.b', 'a.b', 'q', true],
    ['axb', 'a.b', 'q', false],
    ['😀', '^.$', '', true],
    ['', '', '', true],
  ] as const)('%j has %j with %j: %j', (text, pattern, flags, expected) => {
    expect(matches(text, pattern, flags)).toBe(expected);
  });
});

describe('what is no pattern', () => {
  it.each([
    ['*a'],
    ['a**'],
    ['a{2,1}'],
    ['a{'],
    ['(a'],
    ['a)'],
    ['[a'],
    ['[]'],
    ['[b-a]'],
    ['\\1'],
    ['(a)\\2'],
    ['(a\\1)'],
    ['(a)[\\1]'],
    ['\\q'],
    ['\\'],
    ['\\p{Xx}'],
    ['\\p{IsNowhere}'],
    ['\\p{constructor}'],
    ['(?=a)'],
    ['(?<n>a)'],
    [`${'('.repeat(300)}${')'.repeat(300)}`],
  ])('%j', (pattern) => {
    expect(faultOf(pattern)).toBe('REGEX.SYNTAX');
  });
  it('a flag that there is not', () => {
    expect(faultOf('a', 'g')).toBe('REGEX.FLAGS');
  });
  it('repetitions of repetitions', () => {
    expect(faultOf('((a{1000}){1000}){1000}')).toBe('REGEX.TOO_LARGE');
    expect(faultOf('a'.repeat(5_000))).toBe('REGEX.TOO_LARGE');
  });
});

describe('replacing', () => {
  it.each([
    ['2024-11', '(\\d+)-(\\d+)', '$2/$1', '', '11/2024'],
    ['abc', 'b', '[$0]', '', 'a[b]c'],
    ['abc', '(b)', '$12', '', 'ab2c'],
    ['abc', '(b)|(x)', '<$2>', '', 'a<>c'],
    ['abc', 'b', '\\$\\\\', '', 'a$\\c'],
    ['a.c', '.', '$', 'q', 'a$c'],
    ['aaa', 'a*?b|a', 'x', '', 'xxx'],
    ['abc', 'b', '$', '', 'REGEX.REPLACEMENT'],
    ['abc', 'b', '\\n', '', 'REGEX.REPLACEMENT'],
    ['abc', 'b*', 'x', '', 'REGEX.EMPTY_MATCH'],
  ])('%j %j %j %j: %j', (text, pattern, by, flags, expected) => {
    expect(replaced(text, pattern, by, flags)).toBe(expected);
  });
});

describe('splitting', () => {
  it.each([
    ['a; b;c', ';\\s*', ['a', 'b', 'c']],
    [';a;;', ';', ['', 'a', '', '']],
    ['', ';', ['']],
    ['abc', 'x*', 'REGEX.EMPTY_MATCH'],
  ])('%j at %j: %j', (text, pattern, expected) => {
    expect(parts(text, pattern)).toEqual(expected);
  });
});

describe('work is bounded', () => {
  const long = 'a'.repeat(2_000);
  it.each([['(a*)*b'], ['(a+)+b'], ['(a|a)*b'], ['(a|aa)+b'], ['(.*)(.*)(.*)(.*)b']])(
    '%j is tried in few steps a character',
    (pattern) => {
      const left = { left: 100_000 };
      expect(compiled(pattern).matches(long, left)).toEqual({ ok: true, value: false });
    },
  );
  it('a back-reference that asks for all ways stops at its budget', () => {
    expect(compiled('(a*)*(a*)*(a*)*\\1b').matches(long, { left: 100_000 })).toMatchObject({
      error: { code: 'REGEX.STEPS' },
    });
  });
});
