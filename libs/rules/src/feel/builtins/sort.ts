import { invoke } from '../compile/invoke.js';
import type { FeelRun } from '../run.js';
import type { FeelFunction, FeelList, FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

/** Stable; `precedes(a, b)` is true where a goes before b. Asks it at most n log n times. */
function sorted(items: FeelList, precedes: FeelFunction, run: FeelRun): FeelValue[] {
  let from = [...items];
  let to: FeelValue[] = [...items];
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += width * 2) {
      merge(from, to, start, width, (left, right) => invoke(precedes, [right, left], run) !== true);
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Merges the two sorted runs of `width` from `start`. `stays`: the left one goes first. */
function merge(
  from: FeelList,
  to: FeelValue[],
  start: number,
  width: number,
  stays: (left: FeelValue, right: FeelValue) => boolean,
): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + width * 2, from.length);
  let left = start;
  let right = middle;
  for (let place = start; place < end; place++) {
    const takeLeft =
      left < middle && (right >= end || stays(from[left] as FeelValue, from[right] as FeelValue));
    to[place] = (takeLeft ? from[left++] : from[right++]) as FeelValue;
  }
}

/** Sorting (DMN 1.5 §10.3.4.8). */
export const sortBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'sort',
    signature(
      [
        { name: 'list', wants: 'list' },
        { name: 'precedes', wants: 'function' },
      ],
      ([items, precedes], run) => sorted(items, precedes, run),
    ),
  ),
];
