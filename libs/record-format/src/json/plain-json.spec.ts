import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json } from '@vinhdanh/kernel';
import { isPlainJson } from './plain-json.js';
import { readStrictJson } from './strict-json.js';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });
const plainText = ascii.filter((text) => !/["\\]/.test(text));
const plain = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    plainText,
    fc.integer(),
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(plainText, tie('value'), { maxKeys: 5 }),
  ) as fc.Arbitrary<Json>,
})).value;

/** A text that is one sign away from a canonical one, or several. */
const mangled = fc
  .tuple(
    plain,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:0-19.eE+ \\\u0000xét')), { maxLength: 3 }),
  )
  .map(([value, changes]) =>
    changes.reduce((text, [at, sign]) => {
      const place = at % (text.length + 1);
      return at % 2 === 0
        ? text.slice(0, place) + sign + text.slice(place)
        : text.slice(0, place) + sign + text.slice(place + 1);
    }, canonicalJson(value)),
  );

describe('plain canonical JSON', () => {
  it('is what canonical JSON mostly looks like', () => {
    fc.assert(fc.property(plain, (value) => expect(isPlainJson(bytesOf(canonicalJson(value)))).toBe(true)));
  });
  it('is nothing that the strict reader would not call canonical, whatever is done to it', () => {
    let taken = 0;
    fc.assert(
      fc.property(mangled, (text) => {
        if (!isPlainJson(bytesOf(text))) return;
        taken += 1;
        const strict = readStrictJson(text);
        expect([text, strict.ok && canonicalJson(strict.value)]).toEqual([text, text]);
        expect(JSON.parse(text)).toEqual(strict.ok ? strict.value : undefined);
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(1_000);
  });
  it.each([
    '',
    ' {}',
    '{} ',
    '{"a":1,"a":1}',
    '{"b":1,"a":2}',
    '{"ab":1,"a":2}',
    '{"a":01}',
    '{"a":-0}',
    '{"a":-}',
    '{"a":1.0}',
    '{"a":1e3}',
    '{"a":1000000000000000}',
    '{"a":"\u00e9"}',
    '{"a":"\\n"}',
    '{"a":"\u007f"}',
    '{"a":"x}',
    '{"a" :1}',
    '{"a":1,}',
    '[1,]',
    '[1',
    '{"a":tru}',
    '{"a":truee}',
    '{"a":nul',
    '[]]',
    `${'['.repeat(60)}${']'.repeat(60)}`,
  ])('%j is not it, or not plainly', (text) => expect(isPlainJson(bytesOf(text))).toBe(false));
});
