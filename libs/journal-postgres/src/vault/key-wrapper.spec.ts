import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@vinhdanh/kernel';
import { createKeyWrapper } from './key-wrapper.js';
import { createVault } from './vault.js';

const master = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const person = 'nominee-1' as PersonId;
const dataKey = Buffer.alloc(32, 9);
/** `dataKey` as the first version wrapped it, under `master(1)`: no id, and the person alone authenticated beside it. */
const unnamed = {
  person,
  wrapped: 'AAECAwQFBgcICQoLsq+cLyn3D3D3Y+7NKWDBqqfPYgP8mEwJeMMxiaiONLsVnFH4kPfLmHETE1T56Tid',
};

describe('wrapped keys', () => {
  it('name the master key that wraps them, and open under it alone', () => {
    const one = createKeyWrapper(master(1));
    const row = one.wrap(person, dataKey);
    expect(row.wrapped).toMatch(/^[0-9a-f]{16}:[A-Za-z0-9+/]+=*$/);
    expect(one.unwrap(row)).toEqual(dataKey);
    expect(one.isCurrent(row)).toBe(true);
    expect(() => createKeyWrapper(master(2)).unwrap(row)).toThrow(
      expect.objectContaining({ code: 'VAULT.MASTER_KEY_UNKNOWN' }),
    );
  });

  it('open under old and new while one takes the place of the other, from both sides', () => {
    const old = createKeyWrapper(master(1), [master(2)]);
    const fresh = createKeyWrapper(master(2), [master(1)]);
    const before = old.wrap(person, dataKey);
    expect(fresh.unwrap(before)).toEqual(dataKey);
    expect(fresh.isCurrent(before)).toBe(false);
    const after = fresh.wrap(person, fresh.unwrap(before));
    expect(old.unwrap(after)).toEqual(dataKey);
    expect(createKeyWrapper(master(2)).unwrap(after)).toEqual(dataKey);
  });

  it('without a name are those of the first version: whichever key opens them', () => {
    const fresh = createKeyWrapper(master(2), [master(1)]);
    expect(fresh.unwrap(unnamed)).toEqual(dataKey);
    expect(fresh.isCurrent(unnamed)).toBe(false);
    expect(() => createKeyWrapper(master(3)).unwrap(unnamed)).toThrow(
      expect.objectContaining({ code: 'VAULT.ALTERED' }),
    );
  });

  it.each([
    ['another person', { person: 'nominee-2' as PersonId }],
    ['another name of a key', { wrapped: 'x' }],
  ])('do not open with %s', (_, change) => {
    const wrapper = createKeyWrapper(master(1));
    expect(() => wrapper.unwrap({ ...wrapper.wrap(person, dataKey), ...change })).toThrow();
  });

  it('keep a vault reading on', () => {
    const old = createVault(master(1));
    const key = old.newPersonKey(person);
    const sealed = old.seal(key, { name: 'Ánh' }, 'c');
    const between = createVault(master(2), [master(1)]);
    expect(between.open(key, sealed, 'c')).toEqual({ name: 'Ánh' });
  });
});
