import type { DaysTimeDuration, FeelDuration, YearsMonthsDuration } from '../values/temporal.js';
import { monthsDuration, nanosDuration } from './durations.js';

/** So many digits hold more than any duration that is kept exact. */
const monthsShape = /^(-?)P(?=\d)(?:(\d{1,20})Y)?(?:(\d{1,20})M)?$/;
const secondsShape =
  /^(-?)P(?=\d|T\d)(?:(\d{1,20})D)?(?:T(?=\d)(?:(\d{1,20})H)?(?:(\d{1,20})M)?(?:(\d{1,20})(?:\.(\d{0,9}))?S)?)?$/;

function readMonths(text: string): YearsMonthsDuration | null {
  const parts = monthsShape.exec(text);
  if (parts === null) return null;
  const months = BigInt(parts[2] ?? 0) * 12n + BigInt(parts[3] ?? 0);
  return monthsDuration(Number(parts[1] === '-' ? -months : months));
}

function readSeconds(text: string): DaysTimeDuration | null {
  const parts = secondsShape.exec(text);
  if (parts === null) return null;
  const [days, hours, minutes, seconds] = [2, 3, 4, 5].map((part) => BigInt(parts[part] ?? 0)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const whole = ((days * 24n + hours) * 60n + minutes) * 60n + seconds;
  const nanos = whole * 1_000_000_000n + BigInt((parts[6] ?? '').padEnd(9, '0'));
  return nanosDuration(parts[1] === '-' ? -nanos : nanos);
}

/**
 * Reads `P1Y2M` or `P1DT2H3M4.5S`, with a sign before it. Null for anything else, for a mixture of both
 * kinds, and for what is too long to be kept exact.
 */
export const parseDuration = (text: string): FeelDuration | null => readMonths(text) ?? readSeconds(text);
