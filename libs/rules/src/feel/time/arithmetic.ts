import type { FeelRun } from '../run.js';
import { Decimal, canonicalNumber, isNumber, type FeelNumber } from '../values/number.js';
import {
  FeelDateTime,
  isDuration,
  type DaysTimeDuration,
  type FeelDate,
  type FeelDuration,
  type FeelTemporal,
  type FeelTime,
  type YearsMonthsDuration,
} from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import { dateOfEpochDay, epochDayOf, plusMonths } from './calendar.js';
import {
  divideMonths,
  divideSeconds,
  monthsDuration,
  multiplyMonths,
  multiplySeconds,
  nanosOf,
  nanosPerSecond,
  secondsDuration,
} from './durations.js';
import {
  atPoint,
  dayPoint,
  localPoint,
  midnightUtc,
  offsetOf,
  offsetOfTime,
  secondOfDay,
  secondsPerDay,
  timeOfSecond,
  utcPoint,
  type DayPoint,
} from './instants.js';

/*
 * Arithmetic of DMN 1.5, tables 57 and 59. Every function answers `undefined` for kinds that do not go together, which
 * the caller notes, and notes itself what goes out of range.
 */
const outOfRange = (value: FeelTemporal | null, run: FeelRun): FeelValue =>
  value ?? run.note('FEEL.TEMPORAL_RANGE');

export const negateDuration = (duration: FeelDuration): FeelDuration =>
  duration.kind === 'years-months'
    ? (monthsDuration(-duration.months) as YearsMonthsDuration)
    : (secondsDuration(-duration.seconds, -duration.nanosecond) as DaysTimeDuration);

export const absoluteDuration = (duration: FeelDuration): FeelDuration =>
  (duration.kind === 'years-months' ? duration.months : duration.seconds) < 0
    ? negateDuration(duration)
    : duration;

/** A point `seconds` and `nanoseconds` later. */
function moved(
  point: DayPoint,
  nanosecond: number,
  by: DaysTimeDuration,
): { point: DayPoint; nanosecond: number } {
  const nanos = nanosecond + by.nanosecond;
  const carried = nanos >= nanosPerSecond ? 1 : 0;
  // Whole days apart, so that the sum of seconds stays exact.
  const days = Math.floor(by.seconds / secondsPerDay);
  const seconds = by.seconds - days * secondsPerDay;
  return {
    point: dayPoint(point.day + days, point.second + seconds + carried),
    nanosecond: nanos - carried * nanosPerSecond,
  };
}

function dateLater(date: FeelDate, by: FeelDuration): FeelDate | null {
  if (by.kind === 'years-months') return plusMonths(date, by.months);
  return dateOfEpochDay(moved({ day: epochDayOf(date), second: 0 }, 0, by).point.day);
}

/** Months move the calendar and keep the clock; seconds move along the time line, also over a change of offset. */
function dateTimeLater(value: FeelDateTime, by: FeelDuration, run: FeelRun): FeelDateTime | null {
  if (by.kind === 'years-months') {
    const date = plusMonths(value.date, by.months);
    return date === null ? null : new FeelDateTime(date, value.time);
  }
  // Zone rules are asked several times, and they are slower than a step.
  if (value.time.zone !== null) run.step(8);
  const from = utcPoint(localPoint(value), offsetOf(value, run.zones) ?? 0);
  const { point, nanosecond } = moved(from, value.time.nanosecond, by);
  return atPoint(point, nanosecond, value.time, run.zones);
}

function timeLater(time: FeelTime, by: DaysTimeDuration): FeelTime {
  const { point, nanosecond } = moved({ day: 0, second: secondOfDay(time) }, time.nanosecond, by);
  return timeOfSecond(point.second, nanosecond, time);
}

function later(value: FeelTemporal, by: FeelDuration, run: FeelRun): FeelValue | undefined {
  switch (value.kind) {
    case 'date':
      return outOfRange(dateLater(value, by), run);
    case 'date-time':
      return outOfRange(dateTimeLater(value, by, run), run);
    case 'time':
      return by.kind === 'days-time' ? timeLater(value, by) : undefined;
    case 'years-months':
      if (by.kind !== 'years-months') return undefined;
      return outOfRange(monthsDuration(value.months + by.months), run);
    case 'days-time':
      if (by.kind !== 'days-time') return undefined;
      return outOfRange(secondsDuration(value.seconds + by.seconds, value.nanosecond + by.nanosecond), run);
  }
}

/** `left + right`: a point and a duration in either order, or two durations of one kind. */
export function addTemporal(left: FeelTemporal, right: FeelTemporal, run: FeelRun): FeelValue | undefined {
  if (isDuration(right)) return later(left, right, run);
  return isDuration(left) ? later(right, left, run) : undefined;
}

/** A date is its midnight in UTC where it meets a date and time. */
const asDateTime = (value: FeelDate | FeelDateTime): FeelDateTime =>
  value.kind === 'date' ? new FeelDateTime(value, midnightUtc) : value;

function betweenDateTimes(left: FeelDateTime, right: FeelDateTime, run: FeelRun): FeelValue {
  const leftOffset = offsetOf(left, run.zones);
  const rightOffset = offsetOf(right, run.zones);
  if ((leftOffset === null) !== (rightOffset === null)) return run.note('FEEL.OFFSET_OF_ONE');
  const to = utcPoint(localPoint(left), leftOffset ?? 0);
  const from = utcPoint(localPoint(right), rightOffset ?? 0);
  const seconds = (to.day - from.day) * secondsPerDay + (to.second - from.second);
  return outOfRange(secondsDuration(seconds, left.time.nanosecond - right.time.nanosecond), run);
}

function betweenTimes(left: FeelTime, right: FeelTime, run: FeelRun): FeelValue {
  const leftOffset = offsetOfTime(left, run.zones);
  const rightOffset = offsetOfTime(right, run.zones);
  if ((leftOffset === null) !== (rightOffset === null)) return run.note('FEEL.OFFSET_OF_ONE');
  const seconds = secondOfDay(left) - (leftOffset ?? 0) - (secondOfDay(right) - (rightOffset ?? 0));
  return outOfRange(secondsDuration(seconds, left.nanosecond - right.nanosecond), run);
}

/** `left - right`: a duration from a point or a duration, or the time between two points of one kind. */
export function subtractTemporal(
  left: FeelTemporal,
  right: FeelTemporal,
  run: FeelRun,
): FeelValue | undefined {
  if (isDuration(right)) return later(left, negateDuration(right), run);
  if (left.kind === 'time') return right.kind === 'time' ? betweenTimes(left, right, run) : undefined;
  if (isDuration(left) || right.kind === 'time') return undefined;
  return betweenDateTimes(asDateTime(left), asDateTime(right), run);
}

/** `duration * number`, which is cut to whole months or nanoseconds. */
export const multiplyDuration = (duration: FeelDuration, by: FeelNumber, run: FeelRun): FeelValue =>
  outOfRange(
    duration.kind === 'years-months' ? multiplyMonths(duration, by) : multiplySeconds(duration, by),
    run,
  );

/** `duration / number` is a duration, `duration / duration` of one kind is a number. */
export function divideDuration(
  duration: FeelDuration,
  by: FeelNumber | FeelDuration,
  run: FeelRun,
): FeelValue | undefined {
  if (isNumber(by)) {
    if (by === 0) return run.note('FEEL.DIVISION_BY_ZERO');
    const part = duration.kind === 'years-months' ? divideMonths(duration, by) : divideSeconds(duration, by);
    return outOfRange(part, run);
  }
  if (by.kind !== duration.kind) return undefined;
  const [length, unit] = [lengthOf(duration), lengthOf(by)];
  if (unit.isZero()) return run.note('FEEL.DIVISION_BY_ZERO');
  return canonicalNumber(length.dividedBy(unit)) ?? run.note('FEEL.NUMBER_RANGE');
}

const lengthOf = (duration: FeelDuration): Decimal =>
  duration.kind === 'years-months' ? new Decimal(duration.months) : new Decimal(nanosOf(duration).toString());
