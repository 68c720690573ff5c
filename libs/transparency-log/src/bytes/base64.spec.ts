import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBase64, toBase64 } from './base64.js';
import { utf8 } from './utf8.js';

describe('base 64', () => {
  it('is what the platform writes, and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });
  it.each(['A', 'AA', 'AA=', 'AB==', 'AAB=', 'AA-_', 'A===', '====', 'AA==AA==', 'AA\n='])(
    'takes no other spelling: %j',
    (text) => expect(fromBase64(text)).toBeNull(),
  );
});

describe('UTF-8', () => {
  it('is what the platform writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(Buffer.from(utf8(text) ?? [])).toEqual(Buffer.from(text, 'utf8'));
      }),
    );
  });
  it.each(['\ud800', 'a\udc00', '\ud800a'])('has no bytes for a lone surrogate', (text) =>
    expect(utf8(text)).toBeNull(),
  );
});
