import { describe, expect, it } from '@jest/globals';
import { differingFields, differingRows } from './compare-rows.js';

const row = (id: string, more: Record<string, string | null> = {}) => ({ id, due: null, ...more });
const key = ({ id }: { readonly id?: string | null }): string => String(id);

describe('rows held against what they should be', () => {
  it('says nothing of the same', () => {
    expect(differingRows([row('a'), row('b')], [row('b'), row('a')], (r) => key(r))).toEqual([]);
  });
  it('names what is there and should not be, what is missing, what differs, and what stands twice', () => {
    const found = [row('a', { due: 'now' }), row('c'), row('d'), row('d')];
    expect(differingRows([row('a'), row('b'), row('d')], found, (r) => key(r))).toEqual([
      'a: due',
      '+c',
      '+d',
      '-b',
    ]);
  });
  it('passes over fields that nobody can know', () => {
    expect(differingFields(row('a', { name: 'x' }), row('a', { name: null }))).toEqual(['name']);
    expect(differingFields(row('a', { name: 'x' }), row('a', { name: null }), new Set(['name']))).toEqual([]);
  });
});
