import type { FeelRun } from '../run.js';
import { isList, isRange, type FeelRange, type FeelValue } from '../values/value.js';
import { equalValues } from './equal.js';
import { kindOf } from './kind.js';
import { compareValues } from './order.js';

/** True, false, or null where the value does not compare with the ends. Says nothing of why. */
export function rangeHolds(range: FeelRange, value: FeelValue, run: FeelRun): boolean | null {
  if (range.sign !== null) {
    const same = equalValues(value, range.start ?? null, run);
    return same === null ? null : same === (range.sign === '=');
  }
  if (value === null) return null;
  if (range.start !== undefined) {
    const order = compareValues(value, range.start, run);
    if (order === null) return null;
    if (order < 0 || (order === 0 && !range.startIncluded)) return false;
  }
  if (range.end !== undefined) {
    const order = compareValues(value, range.end, run);
    if (order === null) return null;
    if (order > 0 || (order === 0 && !range.endIncluded)) return false;
  }
  return true;
}

/**
 * `value in test` for one test that is a value (DMN 1.5 table 55): within a range, among the items of a list
 * (each a value or a range), or equal. Null where nothing compares.
 */
export function valueIn(value: FeelValue, test: FeelValue, run: FeelRun): boolean | null {
  if (isRange(test)) {
    if (isRange(value)) return equalValues(value, test, run);
    const within = rangeHolds(test, value, run);
    if (within === null && value !== null) return refuse(value, test, run);
    return within;
  }
  if (isList(test)) return inList(value, test, run);
  if (test === null) return value === null ? true : null;
  const same = equalValues(value, test, run);
  return same === null ? refuse(value, test, run) : same;
}

function inList(value: FeelValue, test: readonly FeelValue[], run: FeelRun, depth = 1): boolean | null {
  run.checkDepth(depth);
  if (isList(value)) {
    const same = equalValues(value, test, run);
    if (same === true) return true;
  }
  run.step(test.length);
  let found = false;
  for (const item of test) {
    if (isRange(item) && !isRange(value)) found = rangeHolds(item, value, run) === true;
    else if (isList(item) && !isList(value)) found = inList(value, item, run, depth + 1) === true;
    else found = equalValues(value, item, run) === true;
    if (found) return true;
  }
  return false;
}

const refuse = (value: FeelValue, test: FeelValue, run: FeelRun): null =>
  run.note('FEEL.NO_ORDER', { left: kindOf(value), right: kindOf(test) });
