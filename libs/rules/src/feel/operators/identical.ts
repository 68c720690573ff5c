import type { FeelRun } from '../run.js';
import { sameTemporal } from '../time/order.js';
import { isTemporal } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import { equalValues } from './equal.js';

/**
 * Whether two values are the same element of the semantic domain (DMN 1.5 §10.3.4.13): two moments that are
 * equal but written with different offsets are not.
 */
export function identical(left: FeelValue, right: FeelValue, run: FeelRun): boolean {
  if (isTemporal(left) && isTemporal(right)) return sameTemporal(left, right);
  return equalValues(left, right, run) === true;
}
