import type { FeelRun } from '../run.js';
import { equalNumbers, isNumber } from '../values/number.js';
import { isTemporal } from '../values/temporal.js';
import { equalTemporal } from '../time/order.js';
import {
  isContext,
  isList,
  isRange,
  type FeelContext,
  type FeelRange,
  type FeelValue,
} from '../values/value.js';

/**
 * Equality of DMN 1.5 §10.3.2.2 (table 53 and the semantics of `=`): null equals null alone; values of two
 * kinds do not compare, which is null. Lists and contexts compare item by item and entry by entry.
 */
export function equalValues(left: FeelValue, right: FeelValue, run: FeelRun, depth = 1): boolean | null {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (isNumber(left)) return isNumber(right) ? equalNumbers(left, right) : null;
  if (typeof left === 'string') return typeof right === 'string' ? false : null;
  if (typeof left === 'boolean') return typeof right === 'boolean' ? false : null;
  if (isTemporal(left)) return isTemporal(right) ? equalTemporal(left, right, run.zones) : null;
  if (isList(left)) return isList(right) ? equalLists(left, right, run, depth) : null;
  if (isContext(left)) return isContext(right) ? equalContexts(left, right, run, depth) : null;
  if (isRange(left)) return isRange(right) ? equalRanges(left, right, run) : null;
  return null;
}

function equalLists(
  left: readonly FeelValue[],
  right: readonly FeelValue[],
  run: FeelRun,
  depth: number,
): boolean | null {
  if (left.length !== right.length) return false;
  run.checkDepth(depth);
  run.step(left.length);
  for (let at = 0; at < left.length; at++) {
    const same = equalValues(left[at] ?? null, right[at] ?? null, run, depth + 1);
    if (same !== true) return same;
  }
  return true;
}

function equalContexts(left: FeelContext, right: FeelContext, run: FeelRun, depth: number): boolean | null {
  if (left.entries.size !== right.entries.size) return false;
  run.checkDepth(depth);
  run.step(left.entries.size);
  for (const [key, value] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined) return false;
    const same = equalValues(value, other, run, depth + 1);
    if (same !== true) return same;
  }
  return true;
}

function equalRanges(left: FeelRange, right: FeelRange, run: FeelRun): boolean | null {
  if (
    left.startIncluded !== right.startIncluded ||
    left.endIncluded !== right.endIncluded ||
    left.sign !== right.sign
  ) {
    return false;
  }
  const starts = equalEnds(left.start, right.start, run);
  return starts === true ? equalEnds(left.end, right.end, run) : starts;
}

function equalEnds(left: FeelValue | undefined, right: FeelValue | undefined, run: FeelRun): boolean | null {
  if (left === undefined || right === undefined) return left === right;
  return equalValues(left, right, run);
}
