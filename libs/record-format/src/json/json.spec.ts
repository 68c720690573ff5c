import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json } from '@vinhdanh/kernel';
import { readCanonicalJson } from './canonical.js';
import { jsonDepthMax, readStrictJson } from './strict-json.js';

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value')),
  ),
})).value;

/** A text that is nearly JSON: one place of a good one is another character. */
const nearly = fc
  .tuple(json, fc.nat(), fc.constantFrom(...'{}[]",:0123456789.eE+-tfn \\u\n\u0000é'))
  .map(([value, at, character]) => {
    const text = canonicalJson(value);
    const place = at % text.length;
    return text.slice(0, place) + character + text.slice(place + 1);
  });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

describe('strict JSON', () => {
  it('reads what the platform reads, and no text that the platform refuses', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        const read = readStrictJson(text);
        if (read.ok) expect(read.value).toEqual(parsed(text));
        else if (read.fault === 'JSON.SYNTAX') expect(parsed(text)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
  it('reads canonical text in both ways alike, and takes any other text for none', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(readCanonicalJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
        expect(readStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
        expect(readCanonicalJson(` ${text}`)).toMatchObject({ fault: 'JSON.NOT_CANONICAL' });
      }),
    );
  });
  it('takes for canonical exactly what is written again as the same text', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        const strict = readStrictJson(text);
        const canonical = strict.ok && canonicalJson(strict.value) === text;
        expect([text, readCanonicalJson(text).ok]).toEqual([text, canonical]);
      }),
      { numRuns: 5_000 },
    );
  });
  it.each([
    '{"10":1,"9":2}',
    '{"":1,"a":2}',
    '{"a\\\\ud800":1}',
    '{"\u20ac":1,"\ufb33":2}',
    '["\ud83d\ude00"]',
  ])('takes %s, which is canonical', (text) =>
    expect(readCanonicalJson(text)).toEqual({ ok: true, value: JSON.parse(text) }),
  );
  it.each([
    '{"9":1,"10":2}',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"\ufb33":1,"\u20ac":2}',
    '["\\ud800"]',
    '["\\u00e9"]',
    '[1.5]',
    '[9007199254740993]',
    '[1e21]',
    '{"a": 1}',
  ])('does not take %s', (text) => expect(readCanonicalJson(text)).toMatchObject({ ok: false }));
  it.each([
    ['{"a":1,"\\u0061":2}', 'JSON.DUPLICATE_KEY', 7],
    ['{"__proto__":1,"__proto__":2}', 'JSON.DUPLICATE_KEY', 15],
    ['[1,-0]', 'JSON.NUMBER', 3],
    ['[0.1]', 'JSON.NUMBER', 1],
    ['[123456789012345678901234567890]', 'JSON.NUMBER', 1],
    ['["\\ud83d"]', 'JSON.SURROGATE', 1],
    ['"\ud83d"', 'JSON.SURROGATE', 0],
    ['[1', 'JSON.SYNTAX', 2],
    ['\ufeff{}', 'JSON.SYNTAX', 0],
    ['"\u0001"', 'JSON.SYNTAX', 0],
  ])('%s: %s at %i', (text, fault, at) => {
    expect(readStrictJson(text)).toEqual({ ok: false, fault, at });
  });
  it('keeps a name that other languages of objects take for something else', () => {
    const read = readCanonicalJson('{"__proto__":{"a":1}}');
    expect(read.ok && Object.keys(read.value as object)).toEqual(['__proto__']);
  });
  it.each([jsonDepthMax, jsonDepthMax + 1])('has a limit of depth, whatever the form: %i', (depth) => {
    for (const text of [
      '['.repeat(depth + 1) + ']'.repeat(depth + 1),
      '{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
    ])
      for (const read of [readStrictJson(text), readCanonicalJson(text)])
        expect(read).toMatchObject(depth > jsonDepthMax ? { fault: 'JSON.TOO_DEEP' } : { ok: true });
  });
  it('is not brought down by a hundred thousand brackets', () => {
    expect(readCanonicalJson('['.repeat(100_000))).toMatchObject({ fault: 'JSON.TOO_DEEP' });
    expect(readCanonicalJson('{"a":'.repeat(100_000))).toMatchObject({ fault: 'JSON.TOO_DEEP' });
  });
});
