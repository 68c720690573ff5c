/**
 * Temporal values as plain frozen objects with a `kind`. What they mean (the calendar, offsets, named
 * zones, order and arithmetic) stands in `feel/time`.
 */
export class FeelDate {
  readonly kind = 'date';
  /** `year` is astronomical and may be negative; `month` and `day` count from 1. */
  constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {
    Object.freeze(this);
  }
}

export class FeelTime {
  readonly kind = 'time';
  /** At most one of `offsetSeconds` and `zone` is set; neither makes a local time. */
  constructor(
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly nanosecond: number,
    readonly offsetSeconds: number | null,
    readonly zone: string | null,
  ) {
    Object.freeze(this);
  }
}

export class FeelDateTime {
  readonly kind = 'date-time';
  constructor(
    readonly date: FeelDate,
    readonly time: FeelTime,
  ) {
    Object.freeze(this);
  }
}

export class YearsMonthsDuration {
  readonly kind = 'years-months';
  /** Signed whole months; years are twelve of them. */
  constructor(readonly months: number) {
    Object.freeze(this);
  }
}

export class DaysTimeDuration {
  readonly kind = 'days-time';
  /** The length is `seconds + nanosecond / 10^9`; `nanosecond` is 0 … 999,999,999 also when negative. */
  constructor(
    readonly seconds: number,
    readonly nanosecond: number,
  ) {
    Object.freeze(this);
  }
}

export type FeelDuration = YearsMonthsDuration | DaysTimeDuration;
export type FeelPoint = FeelDate | FeelTime | FeelDateTime;
export type FeelTemporal = FeelPoint | FeelDuration;

export const isDuration = (value: unknown): value is FeelDuration =>
  value instanceof YearsMonthsDuration || value instanceof DaysTimeDuration;

export const isPoint = (value: unknown): value is FeelPoint =>
  value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;

export const isTemporal = (value: unknown): value is FeelTemporal => isPoint(value) || isDuration(value);
