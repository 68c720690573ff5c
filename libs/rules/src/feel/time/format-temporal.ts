import type {
  DaysTimeDuration,
  FeelDate,
  FeelTemporal,
  FeelTime,
  YearsMonthsDuration,
} from '../values/temporal.js';
import { partsOf } from './durations.js';

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

const formatDate = ({ year, month, day }: FeelDate): string =>
  `${year < 0 ? '-' : ''}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`;

const formatFraction = (nanosecond: number): string =>
  nanosecond === 0 ? '' : `.${padded(nanosecond, 9).replace(/0+$/, '')}`;

function formatOffset(offsetSeconds: number): string {
  if (offsetSeconds === 0) return 'Z';
  const length = Math.abs(offsetSeconds);
  const seconds = length % 60;
  const hours = padded(Math.floor(length / 3_600), 2);
  const minutes = padded(Math.floor(length / 60) % 60, 2);
  return `${offsetSeconds < 0 ? '-' : '+'}${hours}:${minutes}${seconds === 0 ? '' : `:${padded(seconds, 2)}`}`;
}

function formatTime({ hour, minute, second, nanosecond, offsetSeconds, zone }: FeelTime): string {
  const local = `${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}${formatFraction(nanosecond)}`;
  if (zone !== null) return `${local}@${zone}`;
  return offsetSeconds === null ? local : local + formatOffset(offsetSeconds);
}

function formatMonths({ months }: YearsMonthsDuration): string {
  const length = Math.abs(months);
  const [years, rest] = [Math.floor(length / 12), length % 12];
  const text = `P${years === 0 ? '' : `${years}Y`}${rest === 0 && years > 0 ? '' : `${rest}M`}`;
  return months < 0 ? `-${text}` : text;
}

function formatSeconds(duration: DaysTimeDuration): string {
  const { isNegative, days, hours, minutes, seconds, nanosecond } = partsOf(duration);
  const hasSeconds = seconds > 0 || nanosecond > 0;
  const time =
    (hours === 0 ? '' : `${hours}H`) +
    (minutes === 0 ? '' : `${minutes}M`) +
    (hasSeconds ? `${seconds}${formatFraction(nanosecond)}S` : '');
  if (days === 0 && time === '') return 'PT0S';
  return `${isNegative ? '-' : ''}P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`;
}

/** The text of a value, as `string()` writes it. `parseTemporal` of it is the same value. */
export function formatTemporal(value: FeelTemporal): string {
  switch (value.kind) {
    case 'date':
      return formatDate(value);
    case 'time':
      return formatTime(value);
    case 'date-time':
      return `${formatDate(value.date)}T${formatTime(value.time)}`;
    case 'years-months':
      return formatMonths(value);
    case 'days-time':
      return formatSeconds(value);
  }
}
