import { describe, expect, it } from '@jest/globals';
import { StepBudget } from './matching.js';
import { compileRegex, regexMatches } from './regex.js';
import { regexReplace } from './replace.js';
import { regexSplit } from './split.js';

const budget = (steps = 1_000_000): StepBudget => new StepBudget(steps);

function matches(text: string, pattern: string, flags = ''): boolean | string {
  const regex = compileRegex(pattern, flags);
  if (!regex.ok) return regex.error.code;
  const found = regexMatches(regex.value, text, budget());
  return found.ok ? found.value : found.error.code;
}

function replace(text: string, pattern: string, replacement: string, flags = ''): string {
  const regex = compileRegex(pattern, flags);
  if (!regex.ok) return regex.error.code;
  const replaced = regexReplace(regex.value, text, replacement, { budget: budget(), lengthMax: 1_000_000 });
  return replaced.ok ? replaced.value : replaced.error.code;
}

function split(text: string, pattern: string): readonly string[] | string {
  const regex = compileRegex(pattern);
  if (!regex.ok) return regex.error.code;
  const texts = regexSplit(regex.value, text, budget());
  return texts.ok ? texts.value : texts.error.code;
}

describe('a pattern', () => {
  it.each([
    ['quyết định 12', '[0-9]+', '', true],
    ['quyết định', '[0-9]+', '', false],
    ['abc', '^b', '', false],
    ['abc', '^abc$', '', true],
    ['abc\n', '^abc$', '', false],
    ['a\nb', '^b$', '', false],
    ['a\nb', '^b$', 'm', true],
    ['a\n', '^$', 'm', false],
    ['a\n\nb', '^$', 'm', true],
    ['a\nb', 'a.b', '', false],
    ['a\rb', 'a.b', '', false],
    ['a\nb', 'a.b', 's', true],
    ['ab', 'a b', 'x', true],
    ['a b', 'a b', 'x', false],
    ['a b', 'a[ ]b', 'x', true],
    ['x', String.raw`\p{ L u }`, 'x', false],
    ['X', String.raw`\p{ L u }`, 'x', true],
    ['a.c', 'a.c', 'q', true],
    ['abc', 'a.c', 'q', false],
    ['A.C', 'a.c', 'iq', true],
    ['ĐỘNG', 'động', 'i', true],
    ['K', 'k', 'i', true],
    ['ς', 'Σ', 'i', true],
    ['b', '[A-Z-[B]]', 'i', false],
    ['c', '[A-Z-[B]]', 'i', true],
    ['e', '[a-z-[aeiou]]', '', false],
    ['e', '[a-z-[aeiou-[e]]]', '', true],
    ['5', '[^a-z-[0-9]]', '', false],
    ['-', '[a-]', '', true],
    ['-', String.raw`[a-\d]`, '', true],
    ['5', String.raw`[a-\d]`, '', true],
    ['b', String.raw`[a-\d]`, '', false],
    ['É', '[é-ê]', 'i', true],
    ['É', String.raw`[\p{Ll}]`, 'i', false],
    ['c', '[a-e-[b-d]]', '', false],
    ['e', '[a-e-[b-d]]', '', true],
    ['\u0000', '[^a-[b-d]]', '', true],
    ['-', '[-a]', '', true],
    ['^', '[a^]', '', true],
    ['é', String.raw`\p{Ll}`, '', true],
    ['é', String.raw`\P{L}`, '', false],
    ['é', String.raw`\p{IsBasicLatin}`, '', false],
    ['é', String.raw`\p{IsLatin-1Supplement}`, '', true],
    ['७', String.raw`\d`, '', true],
    ['_x-1', String.raw`^\i\c*$`, '', true],
    ['1x', String.raw`^\i\c*$`, '', false],
    ['a_b', String.raw`^\w+$`, '', false],
    ['😀', '^.$', '', true],
    ['😀', '[😀-😂]', '', true],
    ['aa', String.raw`^(a)\1$`, '', true],
    ['aA', String.raw`^(a)\1$`, '', false],
    ['aA', String.raw`^(a)\1$`, 'i', true],
    ['', String.raw`^(a)?\1$`, '', true],
    ['aaaa', '^a{2,3}$', '', false],
    ['aaa', '^a{2,3}$', '', true],
    ['aaaaa', '^a{2,}$', '', true],
    ['ab', '^(?:a|ab)(?:c|bcd)?$', '', true],
    ['abab', String.raw`^((a|b)*)*$`, '', true],
    ['', '', '', true],
    ['x', '', '', true],
    ['x', '(|y)', '', true],
  ])('in %j searched for %j with flags %j: %s', (text, pattern, flags, expected) => {
    expect(matches(text, pattern, flags)).toBe(expected);
  });

  it.each([
    '(',
    ')',
    'a)',
    '[',
    '[]',
    '[^]',
    'a]',
    '{',
    'a{2',
    'a{,2}',
    'a{3,2}',
    'a**',
    '*a',
    '+',
    'a??+',
    '(?=a)',
    '(?<n>a)',
    '\\',
    String.raw`\b`,
    String.raw`\0`,
    String.raw`\u0041`,
    String.raw`\x41`,
    String.raw`\1(a)`,
    String.raw`(a\1)`,
    String.raw`(a)[\1]`,
    String.raw`\p{Xx}`,
    String.raw`\p{constructor}`,
    String.raw`\p{IsNowhere}`,
    String.raw`\p{L`,
    String.raw`\pL`,
    '[b-a]',
    '[a[b]]',
    '[a-z-[b]c]',
  ])('is refused when it is %j', (pattern) => {
    expect(matches('a', pattern)).toBe('REGEX.SYNTAX');
  });

  it('is refused with a flag that is none', () => {
    expect(matches('a', 'a', 'g')).toBe('REGEX.FLAGS');
    expect(matches('a', 'a', ' ')).toBe('REGEX.FLAGS');
  });

  it('is refused when its repetitions multiply', () => {
    expect(matches('a', '((a{1000}){1000}){1000}')).toBe('REGEX.TOO_LARGE');
    expect(matches('a', 'a'.repeat(5_000))).toBe('REGEX.TOO_LARGE');
    expect(matches('a', '('.repeat(1_000))).toBe('REGEX.SYNTAX');
  });

  it('runs in bounded steps where backtracking would not end', () => {
    expect(matches(`${'a'.repeat(10_000)}b`, '^(a+)+$')).toBe(false);
    expect(matches('a'.repeat(30), `^(${'a?'.repeat(30)})${'a'.repeat(30)}$`)).toBe(true);
    expect(matches(`${'a'.repeat(60)}b`, String.raw`^(a+)+\1$`)).toBe('REGEX.STEPS');
  });

  it.each(['(a*)*b', '(a+)+b', '(a|a)*b', '(a|aa)+b', '(.*)(.*)(.*)(.*)b'])(
    '%j takes few steps a character',
    (pattern) => {
      const regex = compileRegex(pattern);
      if (!regex.ok) throw new Error(pattern);
      expect(regexMatches(regex.value, 'a'.repeat(2_000), budget(100_000))).toEqual({
        ok: true,
        value: false,
      });
    },
  );

  it('stops at its budget in long texts, with many matches and with many groups', () => {
    expect(replace('a'.repeat(1_000_000), 'a', 'b')).toBe('REGEX.STEPS');
    expect(replace('a'.repeat(100_000), '(a)'.repeat(1_300), 'b')).toBe('REGEX.STEPS');
    expect(replace('a'.repeat(50_000), 'a', 'b')).toBe('b'.repeat(50_000));
  });
});

describe('a replacement', () => {
  it.each([
    ['abracadabra', 'bra', '*', 'a*cada*'],
    ['abracadabra', 'a.*a', '*', '*'],
    ['abracadabra', 'a.*?a', '*', '*c*bra'],
    ['abracadabra', 'a(.)', 'a$1$1', 'abbraccaddabbra'],
    ['abcd', '(ab)|(a)', '[1=$1][2=$2]', '[1=ab][2=]cd'],
    ['ab', 'b', String.raw`\$1\\`, String.raw`a$1\ `.trimEnd()],
    ['ab', '(a)', '$12', 'a2b'],
    ['ab', 'a', '$1x', 'xb'],
    ['ab', 'a', '<$0>', '<a>b'],
    ['1234567', '([0-9]+)([0-9]{3})', '$1.$2', '1234.567'],
    ['😀a😀', '😀', 'x', 'xax'],
    ['x', 'y', 'z', 'x'],
    ['', 'y', 'z', ''],
  ])('in %j of %j by %j', (text, pattern, replacement, expected) => {
    expect(replace(text, pattern, replacement)).toBe(expected);
  });

  it('stands for itself with the flag q', () => {
    expect(replace('a.b', '.', '$1', 'q')).toBe('a$1b');
  });

  it('of matches, not of the first alone, with lines', () => {
    expect(replace('a\nb', '^.', '-', 'm')).toBe('-\n-');
  });

  it.each(['.*?', 'a*', '^', 'a|', '(x?)'])('is refused for %j, which matches nothing at all', (pattern) => {
    expect(replace('abc', pattern, 'x')).toBe('REGEX.EMPTY_MATCH');
  });

  it.each(['$', '$x', '\\', String.raw`\n`])('is refused when it is %j', (replacement) => {
    expect(replace('abc', 'b', replacement)).toBe('REGEX.REPLACEMENT');
  });

  it('is refused when the text grows too long', () => {
    expect(replace('a'.repeat(2_000), 'a', 'b'.repeat(1_000))).toBe('REGEX.TOO_LARGE');
  });
});

describe('splitting', () => {
  it.each([
    ['John Doe', String.raw`\s`, ['John', 'Doe']],
    ['a;b;c;;', ';', ['a', 'b', 'c', '', '']],
    [';a', ';', ['', 'a']],
    ['a', ';', ['a']],
    ['', ';', ['']],
    ['a, b,c', String.raw`,\s*`, ['a', 'b', 'c']],
    ['axbxxc', 'x+', ['a', 'b', 'c']],
  ])('%j at %j', (text, pattern, expected) => {
    expect(split(text, pattern)).toEqual(expected);
  });

  it('is refused at a pattern that matches the empty text', () => {
    expect(split('abc', 'x*')).toBe('REGEX.EMPTY_MATCH');
  });
});
