import { invoke } from '../compile/invoke.js';
import { equalValues } from '../operators/equal.js';
import type { FeelRun } from '../run.js';
import { toInteger, type FeelNumber } from '../values/number.js';
import { isList, type FeelList, type FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

const list = { name: 'list', wants: 'list' } as const;
const position = { name: 'position', wants: 'number' } as const;
const any = (name: string) => ({ name, wants: 'any', nullable: true }) as const;
const lists = { name: 'lists', wants: 'list', variadic: true } as const;

/** Equal, or both null; what does not compare is not the same. */
const same = (left: FeelValue, right: FeelValue, run: FeelRun): boolean => {
  run.step();
  return equalValues(left, right, run) === true;
};

/** The index of a position: from 1, negative from the end. Null outside of `length` items. */
function indexOf(at: FeelNumber, length: number): number | null {
  const place = toInteger(at);
  if (place === null || place === 0 || Math.abs(place) > length) return null;
  return place > 0 ? place - 1 : length + place;
}

const badPosition = (name: string, run: FeelRun): null => run.note('FEEL.POSITION', { function: name });

function concatenated(parts: readonly FeelList[], run: FeelRun): FeelValue[] {
  let length = 0;
  for (const part of parts) length += part.length;
  run.checkList(length);
  run.step(length);
  return parts.flatMap((part) => [...part]);
}

/** Each value once, where it stands first. Texts and integers, the common case, are told apart by a set. */
function distinct(items: FeelList, run: FeelRun): FeelValue[] {
  const kept: FeelValue[] = [];
  const simple = new Set<FeelValue>();
  const others: FeelValue[] = [];
  for (const item of items) {
    run.step();
    if (item === null || typeof item !== 'object') {
      if (simple.has(item)) continue;
      simple.add(item);
    } else {
      if (others.some((other) => same(other, item, run))) continue;
      others.push(item);
    }
    kept.push(item);
  }
  return kept;
}

function flattened(items: FeelList, run: FeelRun): FeelValue[] {
  const flat: FeelValue[] = [];
  const visit = (from: FeelList, depth: number): void => {
    run.checkDepth(depth);
    for (const item of from) {
      run.step();
      if (isList(item)) visit(item, depth + 1);
      else flat.push(item);
    }
  };
  visit(items, 1);
  run.checkList(flat.length);
  return flat;
}

function sublist(items: FeelList, start: FeelNumber, length: FeelNumber | null, run: FeelRun): FeelValue {
  const from = indexOf(start, items.length);
  const count = length === null ? items.length : toInteger(length);
  if (from === null || count === null || count < 0) return badPosition('sublist', run);
  if (length !== null && from + count > items.length) return badPosition('sublist', run);
  run.step(count);
  return items.slice(from, from + count);
}

/** Lists (DMN 1.5 §10.3.4.4) but for sorting and the functions that answer one value. */
export const listBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'list contains',
    signature([list, any('element')], ([items, element], run) =>
      items.some((item) => same(item, element, run)),
    ),
  ),
  builtIn(
    'count',
    signature([list], ([items]) => items.length),
  ),
  builtIn(
    'sublist',
    signature([list, { name: 'start position', wants: 'number' }], ([items, start], run) =>
      sublist(items, start, null, run),
    ),
    signature(
      [list, { name: 'start position', wants: 'number' }, { name: 'length', wants: 'number' }],
      ([items, start, length], run) => sublist(items, start, length, run),
    ),
  ),
  builtIn(
    'append',
    signature([list, { ...any('items'), variadic: true }], ([items, added], run) =>
      concatenated([items, added], run),
    ),
    signature([list, any('item')], ([items, item], run) => concatenated([items, [item]], run)),
  ),
  builtIn(
    'concatenate',
    signature([lists], ([parts], run) => concatenated(parts, run)),
  ),
  builtIn(
    'union',
    signature([lists], ([parts], run) => distinct(concatenated(parts, run), run)),
  ),
  builtIn(
    'insert before',
    signature([list, position, any('newItem')], ([items, at, item], run) => {
      const index = indexOf(at, items.length);
      if (index === null) return badPosition('insert before', run);
      return concatenated([items.slice(0, index), [item], items.slice(index)], run);
    }),
  ),
  builtIn(
    'remove',
    signature([list, position], ([items, at], run) => {
      const index = indexOf(at, items.length);
      if (index === null) return badPosition('remove', run);
      return concatenated([items.slice(0, index), items.slice(index + 1)], run);
    }),
  ),
  builtIn(
    'list replace',
    signature([list, position, any('newItem')], ([items, at, item], run) => {
      const index = indexOf(at, items.length);
      if (index === null) return badPosition('list replace', run);
      run.step(items.length);
      return items.map((old, place) => (place === index ? item : old));
    }),
    signature([list, { name: 'match', wants: 'function' }, any('newItem')], ([items, match, item], run) => {
      const replaced: FeelValue[] = [];
      for (const old of items) {
        const matches = invoke(match, [old, item], run);
        if (typeof matches !== 'boolean') return run.note('FEEL.NOT_BOOLEAN', { function: 'list replace' });
        replaced.push(matches ? item : old);
      }
      return replaced;
    }),
  ),
  builtIn(
    'reverse',
    signature([list], ([items], run) => {
      run.step(items.length);
      return [...items].reverse();
    }),
  ),
  builtIn(
    'index of',
    signature([list, any('match')], ([items, match], run) => {
      const found: FeelValue[] = [];
      items.forEach((item, place) => {
        if (same(item, match, run)) found.push(place + 1);
      });
      return found;
    }),
  ),
  builtIn(
    'distinct values',
    signature([list], ([items], run) => distinct(items, run)),
  ),
  builtIn(
    'flatten',
    signature([list], ([items], run) => flattened(items, run)),
  ),
];
