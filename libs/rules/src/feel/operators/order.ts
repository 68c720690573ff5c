import type { OrderOperator } from '../parse/ast.js';
import type { FeelRun } from '../run.js';
import { compareNumbers, isNumber } from '../values/number.js';
import { isTemporal } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import { kindOf } from './kind.js';
import { compareTemporal } from '../time/order.js';

/** Code points, not UTF-16 units: a surrogate pair sorts after every character of the basic plane. */
export function compareStrings(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a === b) continue;
    const aHigh = a >= 0xd800 && a <= 0xdfff;
    const bHigh = b >= 0xd800 && b <= 0xdfff;
    return aHigh === bHigh ? a - b : aHigh ? 1 : -1;
  }
  return left.length - right.length;
}

/** Negative, zero or positive; null where the two have no order. Says nothing of why. */
export function compareValues(left: FeelValue, right: FeelValue, run: FeelRun): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string') return typeof right === 'string' ? compareStrings(left, right) : null;
  if (isNumber(left)) return isNumber(right) ? compareNumbers(left, right) : null;
  if (isTemporal(left) && isTemporal(right)) return compareTemporal(left, right, run.zones);
  return null;
}

const holds: Readonly<Record<OrderOperator, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `<`, `<=`, `>` or `>=`. Null beside null; an order between two kinds is an error. */
export function orderHolds(
  operator: OrderOperator,
  left: FeelValue,
  right: FeelValue,
  run: FeelRun,
): boolean | null {
  const order = compareValues(left, right, run);
  if (order !== null) return holds[operator](order);
  if (left === null || right === null) return null;
  return run.note('FEEL.NO_ORDER', { left: kindOf(left), right: kindOf(right) });
}
