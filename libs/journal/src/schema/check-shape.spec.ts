import { describe, expect, it } from '@jest/globals';
import type { Json } from '@vinhdanh/kernel';
import { checkOf } from './check-shape.js';
import { flag, integer, json, list, map, nullable, object, oneOf, text, variant } from './shape.js';

const shape = object(
  {
    name: text,
    count: integer,
    open: flag,
    kind: oneOf('a', 'b'),
    due: nullable(text),
    names: list(text),
    by: map(integer),
    any: json,
    next: variant({ enter: object({ kind: text, at: text }), leave: object({ kind: text }) }),
  },
  { note: text },
);
const check = checkOf(shape);
const fits = {
  name: 'x',
  count: 2,
  open: true,
  kind: 'a',
  due: null,
  names: ['y'],
  by: { z: 1 },
  any: [null, { deep: 1.5 }],
  next: { kind: 'enter', at: 'here' },
};

describe('a shape', () => {
  it('takes what fits, with and without its optional fields', () => {
    expect(check(fits)).toBeNull();
    expect(check({ ...fits, note: 'n' })).toBeNull();
    expect(check({ ...fits, note: undefined as unknown as Json })).toBeNull();
  });

  it.each<[string, Json, string]>([
    ['nothing at all', null, ''],
    ['a list for an object', [], ''],
    ['another kind of value', { ...fits, name: 1 }, 'name'],
    ['a number that is no integer', { ...fits, count: 1.5 }, 'count'],
    ['a number beyond what is safe', { ...fits, count: 2 ** 53 }, 'count'],
    ['a text for a flag', { ...fits, open: 'true' }, 'open'],
    ['a word that is not offered', { ...fits, kind: 'c' }, 'kind'],
    ['a wrong value where null may stand', { ...fits, due: 1 }, 'due'],
    ['a wrong item', { ...fits, names: ['y', 2] }, 'names[1]'],
    ['an object for a list', { ...fits, names: { length: 0 } }, 'names'],
    ['a wrong value under a key of its own', { ...fits, by: { z: 1, q: 'r' } }, 'by.q'],
    ['a variant that is not known', { ...fits, next: { kind: 'toString' } }, 'next'],
    ['a variant with another one’s field', { ...fits, next: { kind: 'leave', at: 'here' } }, 'next.at'],
    ['a field too many', { ...fits, more: 1 }, 'more'],
    ['a wrong optional field', { ...fits, note: 1 }, 'note'],
  ])('names %s', (_, value, at) => {
    expect(check(value)).toBe(at);
  });

  it('names a field that is not there', () => {
    const { any: _any, ...rest } = fits;
    expect(check(rest)).toBe('any');
  });
});
