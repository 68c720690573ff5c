import type { FeelRun } from '../run.js';
import type { FeelNumber } from '../values/number.js';
import {
  DaysTimeDuration,
  FeelDate,
  YearsMonthsDuration,
  type FeelDuration,
  type FeelTemporal,
} from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';

/**
 * The one door from the operators to `feel/time`. What each must promise:
 * - order: negative, zero or positive; null where the two do not compare (two kinds, local with zoned);
 * - equality: null where the kinds differ;
 * - arithmetic: `undefined` where the operator is not defined for these operands, null where the result
 *   is out of range;
 * - a property: `undefined` where the value has none of that name;
 * - an at-literal: null where the text writes no temporal value.
 */
export function compareTemporal(left: FeelTemporal, right: FeelTemporal, run: FeelRun): number | null {
  void run;
  if (left instanceof FeelDate && right instanceof FeelDate) {
    return left.year - right.year || left.month - right.month || left.day - right.day;
  }
  if (left instanceof YearsMonthsDuration && right instanceof YearsMonthsDuration) {
    return left.months - right.months;
  }
  if (left instanceof DaysTimeDuration && right instanceof DaysTimeDuration) {
    return left.seconds - right.seconds || left.nanosecond - right.nanosecond;
  }
  return null;
}

export function equalTemporal(left: FeelTemporal, right: FeelTemporal, run: FeelRun): boolean | null {
  const order = compareTemporal(left, right, run);
  return order === null ? null : order === 0;
}

export type TemporalOperator = '+' | '-' | '*' | '/';

export function temporalArithmetic(
  operator: TemporalOperator,
  left: FeelTemporal | FeelNumber,
  right: FeelTemporal | FeelNumber,
  run: FeelRun,
): FeelValue | undefined {
  void [operator, left, right, run];
  return undefined;
}

export function negateDuration(value: FeelDuration): FeelValue {
  if (value instanceof YearsMonthsDuration) return new YearsMonthsDuration(0 - value.months);
  const borrow = value.nanosecond > 0 ? 1 : 0;
  return new DaysTimeDuration(0 - value.seconds - borrow, borrow * (1_000_000_000 - value.nanosecond));
}

export function temporalProperty(value: FeelTemporal, name: string, run: FeelRun): FeelValue | undefined {
  void [value, name, run];
  return undefined;
}

export function parseAtLiteral(text: string, run: FeelRun): FeelTemporal | null {
  void [text, run];
  return null;
}

/** The date `days` later (earlier when negative). */
export function addDays(date: FeelDate, days: number): FeelDate {
  void days;
  return date;
}

/** Days from `first` to `last`; negative when `last` is earlier. */
export function daysBetween(first: FeelDate, last: FeelDate): number {
  void [first, last];
  return 0;
}

/** The text that the constructor of its kind reads back. */
export function formatTemporal(value: FeelTemporal): string {
  return value.kind;
}
