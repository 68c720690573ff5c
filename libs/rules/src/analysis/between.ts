import { compareStrings } from '../feel/operators/order.js';
import { dateOfEpochDay, epochDayOf } from '../feel/time/calendar.js';
import { secondOfDay, secondsPerDay, timeOfSecond } from '../feel/time/instants.js';
import { canonicalNumber, compareNumbers, Decimal, isNumber, toDecimal } from '../feel/values/number.js';
import {
  DaysTimeDuration,
  FeelDateTime,
  isTemporal,
  YearsMonthsDuration,
  type FeelTemporal,
} from '../feel/values/temporal.js';
import type { FeelValue } from '../feel/values/value.js';

const nanosPerSecond = 1_000_000_000n;
const perDay = BigInt(secondsPerDay);
const floorDivide = (value: bigint, by: bigint): bigint =>
  value >= 0n ? value / by : -((-value + by - 1n) / by);

/** Temporal values compare by whole units: days, seconds, months, nanoseconds. Their count from the origin. */
function unitsOf(value: FeelTemporal): bigint {
  switch (value.kind) {
    case 'date':
      return BigInt(epochDayOf(value));
    case 'time':
      return BigInt(secondOfDay(value));
    case 'date-time':
      return BigInt(epochDayOf(value.date)) * perDay + BigInt(secondOfDay(value.time));
    case 'years-months':
      return BigInt(value.months);
    case 'days-time':
      return BigInt(value.seconds) * nanosPerSecond + BigInt(value.nanosecond);
  }
}

/** The value so many units from the origin, told as `like` is; undefined where there is none. */
function valueOfUnits(units: bigint, like: FeelTemporal): FeelTemporal | undefined {
  switch (like.kind) {
    case 'date':
      return dateOfEpochDay(Number(units)) ?? undefined;
    case 'time':
      return units < 0n || units >= perDay ? undefined : timeOfSecond(Number(units), 0, like);
    case 'date-time': {
      const day = floorDivide(units, perDay);
      const date = dateOfEpochDay(Number(day));
      return date === null
        ? undefined
        : new FeelDateTime(date, timeOfSecond(Number(units - day * perDay), 0, like.time));
    }
    case 'years-months':
      return new YearsMonthsDuration(Number(units));
    case 'days-time': {
      const seconds = floorDivide(units, nanosPerSecond);
      return new DaysTimeDuration(Number(seconds), Number(units - seconds * nanosPerSecond));
    }
  }
}

const plus = (value: FeelValue, units: number): FeelValue | undefined => {
  if (isTemporal(value)) return valueOfUnits(unitsOf(value) + BigInt(units), value);
  return isNumber(value) ? (canonicalNumber(toDecimal(value).plus(units)) ?? undefined) : undefined;
};

/** Something before a value; undefined when it is the first of its kind. */
export const valueBelow = (value: FeelValue): FeelValue | undefined =>
  typeof value === 'string' ? (value === '' ? undefined : '') : plus(value, -1);

/** Something after a value; undefined when it is the last of its kind. */
export const valueAbove = (value: FeelValue): FeelValue | undefined =>
  typeof value === 'string' ? `${value}a` : plus(value, 1);

/** Endings by which a text becomes a later one, the ones that read well first. */
const endings = ['a', 'A', '0', ' ', '\u0000'];

/** Something that lies after `low` and before `high`, of which `low` is the lesser; undefined when nothing does. */
export function valueBetween(low: FeelValue, high: FeelValue): FeelValue | undefined {
  if (typeof low === 'string' && typeof high === 'string')
    return endings.map((ending) => low + ending).find((text) => compareStrings(text, high) < 0);
  if (isTemporal(low) && isTemporal(high)) {
    const from = unitsOf(low);
    const distance = unitsOf(high) - from;
    return distance <= 1n ? undefined : valueOfUnits(from + 1n, low);
  }
  if (!isNumber(low) || !isNumber(high)) return undefined;
  const next = canonicalNumber(Decimal.floor(toDecimal(low)).plus(1));
  if (next !== null && compareNumbers(next, high) < 0) return next;
  const middle = canonicalNumber(toDecimal(low).plus(toDecimal(high)).dividedBy(2));
  const isBetween = middle !== null && compareNumbers(low, middle) < 0 && compareNumbers(middle, high) < 0;
  return isBetween ? middle : undefined;
}
