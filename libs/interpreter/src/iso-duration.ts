import { fromEpochMs, toEpochMs, type Instant } from '@vinhdanh/kernel';

/** ISO 8601 duration: calendar months apart from milliseconds, because a month has no fixed length. */
export interface IsoDuration {
  readonly months: number;
  readonly ms: number;
}

/** ISO 8601 repetition `R[n]/[start/]duration`; `times` null for no end. */
export interface IsoRepetition {
  readonly times: number | null;
  readonly start: Instant | null;
  readonly period: IsoDuration;
}

const PATTERN =
  /^P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})(?:\.(\d{1,3}))?S)?)?$/;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Instants sort as text up to the year 9999. */
const EPOCH_MS_MAX = Date.UTC(9999, 11, 31);

/** Parses a duration; undefined when it is none. Only seconds may have decimals (milliseconds). Pure. */
export function parseDuration(text: string): IsoDuration | undefined {
  const match = PATTERN.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1, 8)
    .map((part) => Number(part ?? 0));
  const fraction = Number((match[8] ?? '').padEnd(3, '0'));
  return {
    months: (years ?? 0) * 12 + (months ?? 0),
    ms:
      ((weeks ?? 0) * 7 + (days ?? 0)) * DAY_MS +
      (hours ?? 0) * HOUR_MS +
      (minutes ?? 0) * MINUTE_MS +
      (seconds ?? 0) * SECOND_MS +
      fraction,
  };
}

/** Parses a moment with its offset; undefined when it is none or beyond the year 9999. Pure. */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const epochMs = toEpochMs(text);
  return Number.isNaN(epochMs) ? undefined : fromEpochMs(epochMs);
}

/** Parses a repetition; undefined when it is none or its period is nothing (it would fire without end). Pure. */
export function parseRepetition(text: string): IsoRepetition | undefined {
  const parts = text.split('/');
  const times = /^R(\d{0,6})$/.exec(parts[0] ?? '');
  const period = parseDuration(parts.at(-1) ?? '');
  if (times === null || period === undefined || parts.length < 2 || parts.length > 3) return undefined;
  if (period.months === 0 && period.ms === 0) return undefined;
  const start = parts.length === 3 ? parseInstant(parts[1] ?? '') : null;
  if (start === undefined || times[1] === '0') return undefined;
  return { times: times[1] === '' ? null : Number(times[1]), start, period };
}

/**
 * `from` plus a duration in plain time: months by the UTC calendar (the last day where a month is too
 * short), the rest in milliseconds. Undefined beyond the year 9999. Pure.
 */
export function addDuration(from: Instant, { months, ms }: IsoDuration): Instant | undefined {
  let epochMs = toEpochMs(from);
  if (months > 0) {
    const year = Number(from.slice(0, 4));
    const month = Number(from.slice(5, 7)) - 1 + months;
    const day = Number(from.slice(8, 10));
    const startOfDay = Date.UTC(year, Number(from.slice(5, 7)) - 1, day);
    const lastDay = Date.UTC(year, month + 1, 0);
    epochMs += Math.min(Date.UTC(year, month, day), lastDay) - startOfDay;
  }
  epochMs += ms;
  return epochMs <= EPOCH_MS_MAX ? fromEpochMs(epochMs) : undefined;
}
