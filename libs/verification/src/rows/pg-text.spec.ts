import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf, microsecondsText, timeText } from './pg-text.js';

/** `encode(bytes, 'escape')` as PostgreSQL documents it. */
const encoded = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) =>
      byte === 0x5c
        ? '\\\\'
        : byte === 0 || byte > 0x7f
          ? `\\${byte.toString(8).padStart(3, '0')}`
          : String.fromCharCode(byte),
    )
    .join('');

describe('values as the server writes them', () => {
  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([...bytesOf(encoded(bytes))]).toEqual([...bytes]);
      }),
    );
  });
  it('keeps a backslash before digits apart from an escape', () => {
    expect(bytesOf('\\\\101\\303\\251').toString('utf8')).toBe('\\101é');
  });
  it.each([
    ['2026-11-23T01:00:00.000Z', '2026-11-23 01:00:00+00'],
    ['2026-11-23T01:00:00.120Z', '2026-11-23 01:00:00.12+00'],
    ['2026-11-23T01:00:00.001Z', '2026-11-23 01:00:00.001+00'],
  ])('writes %s as %s', (instant, text) => expect(timeText(instant)).toBe(text));
  it.each([
    ['2026-11-23 01:00:00+00', '2026-11-23T01:00:00.000000Z'],
    ['2026-11-23 01:00:00.12+00', '2026-11-23T01:00:00.120000Z'],
    ['2026-11-23 01:00:00.000001+00', '2026-11-23T01:00:00.000001Z'],
  ])('writes %s with its microseconds', (text, instant) => expect(microsecondsText(text)).toBe(instant));
});
