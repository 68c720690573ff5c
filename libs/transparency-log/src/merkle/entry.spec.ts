import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../testing/node-crypto.js';
import { decodeEntry, encodeEntry, entryBundle, entryBytes, streamHash } from './entry.js';

const entry = {
  number: 2 ** 40 + 7,
  stream: streamHash(sha256, 'lam-giang', 'case-c1'),
  version: 41,
  eventHash: sha256(Buffer.from('event')),
};

describe('an entry of the log', () => {
  it('has one fixed length and comes back', () => {
    const bytes = encodeEntry(entry);
    expect(bytes).toHaveLength(entryBytes);
    const back = decodeEntry(bytes);
    expect(back).toMatchObject({ ok: true, value: { number: entry.number, version: 41 } });
    expect(back.ok && Buffer.from(back.value.stream).equals(entry.stream)).toBe(true);
    expect(back.ok && Buffer.from(back.value.eventHash).equals(entry.eventHash)).toBe(true);
  });
  it('holds no readable id', () => {
    expect(Buffer.from(encodeEntry(entry)).includes('case-')).toBe(false);
  });
  it('tells one tenant’s stream from another’s of the same name', () => {
    expect(Buffer.from(streamHash(sha256, 'a', 'case-c1'))).not.toEqual(
      Buffer.from(streamHash(sha256, 'b', 'case-c1')),
    );
  });
  it.each([
    ['too short', encodeEntry(entry).slice(1)],
    ['too long', Buffer.concat([encodeEntry(entry), Buffer.of(0)])],
    ['of another form', Buffer.concat([Buffer.of(2), encodeEntry(entry).slice(1)])],
    ['with a number beyond 2^53', Buffer.concat([Buffer.of(1, 255), encodeEntry(entry).slice(2)])],
  ])('is refused when it is %s', (_name, bytes) => {
    expect(decodeEntry(bytes)).toMatchObject({ ok: false, error: { code: 'LOG.ENTRY' } });
  });
  it('stands in a bundle behind its length', () => {
    expect(Buffer.from(entryBundle([Buffer.from('ab'), Buffer.from('c')])).toString('hex')).toBe(
      '00026162000163',
    );
  });
});
