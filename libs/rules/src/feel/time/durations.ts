import { Decimal, toDecimal, type FeelNumber } from '../values/number.js';
import { DaysTimeDuration, YearsMonthsDuration } from '../values/temporal.js';

export const nanosPerSecond = 1_000_000_000;
const bigNanosPerSecond = BigInt(nanosPerSecond);

/** The duration of whole months; null when they are no longer exact. */
export const monthsDuration = (months: number): YearsMonthsDuration | null =>
  Number.isSafeInteger(months) ? new YearsMonthsDuration(months === 0 ? 0 : months) : null;

/** The duration of `seconds` and any number of nanoseconds; null when the seconds are no longer exact. */
export function secondsDuration(seconds: number, nanoseconds: number): DaysTimeDuration | null {
  const carried = Math.floor(nanoseconds / nanosPerSecond);
  const total = seconds + carried;
  if (!Number.isSafeInteger(seconds) || !Number.isSafeInteger(total)) return null;
  return new DaysTimeDuration(total === 0 ? 0 : total, nanoseconds - carried * nanosPerSecond);
}

/** The length in nanoseconds, exact. */
export const nanosOf = ({ seconds, nanosecond }: DaysTimeDuration): bigint =>
  BigInt(seconds) * bigNanosPerSecond + BigInt(nanosecond);

/** The duration of so many nanoseconds; null when its seconds are no longer exact. */
export function nanosDuration(nanos: bigint): DaysTimeDuration | null {
  const rest = nanos % bigNanosPerSecond;
  const nanosecond = rest < 0n ? rest + bigNanosPerSecond : rest;
  return secondsDuration(Number((nanos - nanosecond) / bigNanosPerSecond), Number(nanosecond));
}

/** Far above what any duration holds, so that a longer product need not be written out. */
const nanosMax = new Decimal('1e26');

/** A whole number of units from a decimal, its fraction cut off; null beyond what a duration holds. */
function wholeUnits(value: Decimal): bigint | null {
  if (!value.isFinite() || value.abs().greaterThan(nanosMax)) return null;
  return BigInt(value.trunc().toFixed(0));
}

/** `by` times the duration, cut to whole months; null out of range. */
export function multiplyMonths(duration: YearsMonthsDuration, by: FeelNumber): YearsMonthsDuration | null {
  const months = wholeUnits(toDecimal(duration.months).times(toDecimal(by)));
  return months === null ? null : monthsDuration(Number(months));
}

/** `by` times the duration, cut to whole nanoseconds; null out of range. */
export function multiplySeconds(duration: DaysTimeDuration, by: FeelNumber): DaysTimeDuration | null {
  const nanos = wholeUnits(new Decimal(nanosOf(duration).toString()).times(toDecimal(by)));
  return nanos === null ? null : nanosDuration(nanos);
}

/** The duration divided by a number other than zero, cut to whole months; null out of range. */
export function divideMonths(duration: YearsMonthsDuration, by: FeelNumber): YearsMonthsDuration | null {
  const months = wholeUnits(toDecimal(duration.months).dividedBy(toDecimal(by)));
  return months === null ? null : monthsDuration(Number(months));
}

/** The duration divided by a number other than zero, cut to whole nanoseconds; null out of range. */
export function divideSeconds(duration: DaysTimeDuration, by: FeelNumber): DaysTimeDuration | null {
  const nanos = wholeUnits(new Decimal(nanosOf(duration).toString()).dividedBy(toDecimal(by)));
  return nanos === null ? null : nanosDuration(nanos);
}

/** Sign and whole parts of a duration, each of them not negative. */
export function partsOf(duration: DaysTimeDuration): {
  readonly isNegative: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly nanosecond: number;
} {
  const isNegative = duration.seconds < 0;
  // Nanoseconds count upward below zero too: −0.25 s is −1 s and 750,000,000 ns.
  const borrows = isNegative && duration.nanosecond > 0;
  const length = isNegative ? -duration.seconds - (borrows ? 1 : 0) : duration.seconds;
  return {
    isNegative,
    days: Math.floor(length / 86_400),
    hours: Math.floor(length / 3_600) % 24,
    minutes: Math.floor(length / 60) % 60,
    seconds: length % 60,
    nanosecond: borrows ? nanosPerSecond - duration.nanosecond : duration.nanosecond,
  };
}
