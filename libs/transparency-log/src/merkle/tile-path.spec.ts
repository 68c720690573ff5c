import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTilePath, tilePath, type TileName } from './tile.js';

const names: fc.Arbitrary<TileName> = fc.record({
  level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
  index: fc.oneof(fc.nat(2_000), fc.maxSafeNat()),
  width: fc.integer({ min: 1, max: 256 }),
});

describe('the path of a tile', () => {
  it('is that of the specification', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('0/x001/x234/067');
    expect(tilePath({ level: 'entries', index: 5, width: 3 })).toBe('entries/005.p/3');
  });
  it('comes back as the tile', () => {
    fc.assert(
      fc.property(names, (name) => expect(parseTilePath(tilePath(name))).toEqual({ ok: true, value: name })),
    );
  });
  it.each([
    '',
    '0',
    '0/5',
    '00/005',
    '64/005',
    '0/000/005',
    '0/x000/005',
    '0/x001/x234/67',
    '0/005.p/0',
    '0/005.p/256',
    '0/005.p/03',
    '0/../005',
    '0/005/',
    'entries/',
    '0/x999/x999/x999/x999/x999/999',
  ])('has no other spelling: %s', (path) => {
    expect(parseTilePath(path)).toMatchObject({ ok: false, error: { code: 'LOG.TILE_PATH' } });
  });
});
