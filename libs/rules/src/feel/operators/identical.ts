import { equalValues } from './equal.js';
import type { FeelRun } from '../run.js';
import { FeelDate, FeelDateTime, FeelTime } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';

/**
 * Whether two values are the same element of the semantic domain (DMN 1.5 §10.3.4.13): two moments that are
 * equal but written with different offsets are not.
 */
export function identical(left: FeelValue, right: FeelValue, run: FeelRun): boolean {
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) {
    return sameDate(left.date, right.date) && sameTime(left.time, right.time);
  }
  if (left instanceof FeelDate && right instanceof FeelDate) return sameDate(left, right);
  if (left instanceof FeelTime && right instanceof FeelTime) return sameTime(left, right);
  return equalValues(left, right, run) === true;
}

const sameDate = (left: FeelDate, right: FeelDate): boolean =>
  left.year === right.year && left.month === right.month && left.day === right.day;

const sameTime = (left: FeelTime, right: FeelTime): boolean =>
  left.hour === right.hour &&
  left.minute === right.minute &&
  left.second === right.second &&
  left.nanosecond === right.nanosecond &&
  left.offsetSeconds === right.offsetSeconds &&
  left.zone === right.zone;
