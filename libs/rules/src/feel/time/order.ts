import type { ZoneRules } from '../zone-rules.js';
import type { DaysTimeDuration, FeelDate, FeelDateTime, FeelTemporal, FeelTime } from '../values/temporal.js';
import { formatTemporal } from './format-temporal.js';
import { localPoint, offsetOf, offsetOfTime, secondOfDay, utcPoint } from './instants.js';

const compareDates = (left: FeelDate, right: FeelDate): number =>
  left.year - right.year || left.month - right.month || left.day - right.day;

/** By whole seconds (`valuet`). A local time takes the offset of the other one. */
function compareTimes(left: FeelTime, right: FeelTime, zones: ZoneRules): number {
  const leftOffset = offsetOfTime(left, zones);
  const rightOffset = offsetOfTime(right, zones);
  return (
    secondOfDay(left) -
    (leftOffset ?? rightOffset ?? 0) -
    (secondOfDay(right) - (rightOffset ?? leftOffset ?? 0))
  );
}

/** By whole seconds (`valuedt`). A local value takes offset or zone of the other one. */
function compareDateTimes(left: FeelDateTime, right: FeelDateTime, zones: ZoneRules): number {
  const leftOffset = offsetOf(left, zones);
  const rightOffset = offsetOf(right, zones);
  const leftPoint = utcPoint(localPoint(left), leftOffset ?? borrowedOffset(left, right, zones));
  const rightPoint = utcPoint(localPoint(right), rightOffset ?? borrowedOffset(right, left, zones));
  return leftPoint.day - rightPoint.day || leftPoint.second - rightPoint.second;
}

/** The offset that a local value has where the other one is told; 0 when that is local too. */
function borrowedOffset(local: FeelDateTime, other: FeelDateTime, zones: ZoneRules): number {
  const { zone, offsetSeconds } = other.time;
  if (zone === null) return offsetSeconds ?? 0;
  const { day, second } = localPoint(local);
  return zones.offsetAtLocal(zone, day * 86_400 + second);
}

const compareSeconds = (left: DaysTimeDuration, right: DaysTimeDuration): number =>
  left.seconds - right.seconds || left.nanosecond - right.nanosecond;

/**
 * Negative, zero or positive as `left` lies before, at or after `right` (DMN 1.5, table 54). Null for two
 * kinds, which have no order. Times and date-times compare by whole seconds, as the values that the
 * specification gives them; durations compare exactly.
 */
export function compareTemporal(left: FeelTemporal, right: FeelTemporal, zones: ZoneRules): number | null {
  switch (left.kind) {
    case 'date':
      return right.kind === 'date' ? compareDates(left, right) : null;
    case 'time':
      return right.kind === 'time' ? compareTimes(left, right, zones) : null;
    case 'date-time':
      return right.kind === 'date-time' ? compareDateTimes(left, right, zones) : null;
    case 'years-months':
      return right.kind === 'years-months' ? left.months - right.months : null;
    case 'days-time':
      return right.kind === 'days-time' ? compareSeconds(left, right) : null;
  }
}

/** Whether two values are the same point or length; null for two kinds, which do not compare. */
export function equalTemporal(left: FeelTemporal, right: FeelTemporal, zones: ZoneRules): boolean | null {
  const order = compareTemporal(left, right, zones);
  return order === null ? null : order === 0;
}

/** Whether two values are one element of the domain (`is`): kind, offset and zone count as well. */
export const sameTemporal = (left: FeelTemporal, right: FeelTemporal): boolean =>
  left.kind === right.kind && formatTemporal(left) === formatTemporal(right);
