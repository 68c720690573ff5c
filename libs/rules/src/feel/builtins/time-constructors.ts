import { formatNumber, toDecimal, type FeelNumber } from '../values/number.js';
import {
  FeelDateTime,
  FeelTime,
  type DaysTimeDuration,
  type FeelDate,
  type FeelPoint,
} from '../values/temporal.js';
import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';
import { dateOf, monthsBetween } from '../time/calendar.js';
import { monthsDuration, nanosPerSecond } from '../time/durations.js';
import { midnightUtc } from '../time/instants.js';
import { parseDuration } from '../time/parse-durations.js';
import { parseDate, parseDateTime, parseTime } from '../time/parse-points.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

/** A text that writes no value of the kind: noted with its beginning alone, for it may be long. */
const unread = (run: FeelRun, kind: string, text: string): null =>
  run.note('FEEL.TEMPORAL_TEXT', { kind, text: text.slice(0, 64) });

const whole = (value: FeelNumber): number => (typeof value === 'number' ? value : Number.NaN);

const date = builtIn(
  'date',
  signature(
    [{ name: 'from', wants: 'string' }],
    ([text], run) => read(text, run, () => parseDate(text)) ?? unread(run, 'date', text),
  ),
  signature([{ name: 'from', wants: 'date' }], ([from]) => from),
  signature([{ name: 'from', wants: 'date-time' }], ([from]) => from.date),
  signature(
    [
      { name: 'year', wants: 'number' },
      { name: 'month', wants: 'number' },
      { name: 'day', wants: 'number' },
    ],
    ([year, month, day], run) =>
      dateOf(whole(year), whole(month), whole(day)) ??
      run.note('FEEL.DATE', {
        date: [year, month, day].map((part) => formatNumber(part).slice(0, 32)).join('-'),
      }),
  ),
);

/** Parts of a second beyond a nanosecond are cut off. */
function timeFromParts(
  hour: FeelNumber,
  minute: FeelNumber,
  second: FeelNumber,
  offset: DaysTimeDuration | null,
  run: FeelRun,
): FeelValue {
  const seconds = toDecimal(second);
  const isTime =
    whole(hour) >= 0 &&
    whole(hour) <= 23 &&
    whole(minute) >= 0 &&
    whole(minute) <= 59 &&
    !seconds.isNegative() &&
    seconds.lessThan(60);
  if (!isTime) return run.note('FEEL.TIME');
  if (offset !== null && (offset.nanosecond !== 0 || Math.abs(offset.seconds) > 18 * 3_600))
    return run.note('FEEL.TIME_OFFSET');
  const wholeSecond = seconds.floor().toNumber();
  const nanosecond = seconds.minus(wholeSecond).times(nanosPerSecond).floor().toNumber();
  return new FeelTime(whole(hour), whole(minute), wholeSecond, nanosecond, offset?.seconds ?? null, null);
}

/** What reading a text costs beside adding two numbers; a zone must be looked up. */
const textSteps = 12;
const zonedTextSteps = 40;

/** Reads a text at its price, so that no loop reads a million of them. */
function read<T>(text: string, run: FeelRun, parse: () => T): T {
  run.step(text.includes('@') ? zonedTextSteps : textSteps);
  return parse();
}

const time = builtIn(
  'time',
  signature(
    [{ name: 'from', wants: 'string' }],
    ([text], run) => read(text, run, () => parseTime(text, run.zones)) ?? unread(run, 'time', text),
  ),
  signature([{ name: 'from', wants: 'time' }], ([from]) => from),
  signature([{ name: 'from', wants: 'date-time' }], ([from]) => from.time),
  signature([{ name: 'from', wants: 'date' }], () => midnightUtc),
  signature(
    [
      { name: 'hour', wants: 'number' },
      { name: 'minute', wants: 'number' },
      { name: 'second', wants: 'number' },
      { name: 'offset', wants: 'days-time', optional: true, nullable: true },
    ],
    ([hour, minute, second, offset], run) => timeFromParts(hour, minute, second, offset, run),
  ),
);

const dateAndTime = builtIn(
  'date and time',
  signature(
    [{ name: 'from', wants: 'string' }],
    ([text], run) =>
      read(text, run, () => parseDateTime(text, run.zones)) ?? unread(run, 'date and time', text),
  ),
  signature(
    [
      { name: 'date', wants: 'date' },
      { name: 'time', wants: 'time' },
    ],
    ([day, clock]) => new FeelDateTime(day, clock),
  ),
  signature(
    [
      { name: 'date', wants: 'date-time' },
      { name: 'time', wants: 'time' },
    ],
    ([day, clock]) => new FeelDateTime(day.date, clock),
  ),
);

const duration = builtIn(
  'duration',
  signature(
    [{ name: 'from', wants: 'string' }],
    ([text], run) => read(text, run, () => parseDuration(text)) ?? unread(run, 'duration', text),
  ),
);

/** The date of a point; null for a time alone. */
function dateOfPoint(point: FeelPoint): FeelDate | null {
  if (point.kind === 'time') return null;
  return point.kind === 'date' ? point : point.date;
}

const yearsAndMonthsDuration = builtIn(
  'years and months duration',
  signature(
    [
      { name: 'from', wants: 'instant' },
      { name: 'to', wants: 'instant' },
    ],
    ([from, to], run) => {
      const [start, end] = [dateOfPoint(from), dateOfPoint(to)];
      if (start === null || end === null)
        return run.note('FEEL.ARGUMENT_TYPE', { function: 'years and months duration' });
      return monthsDuration(monthsBetween(start, end));
    },
  ),
);

/** What makes dates, times and durations from texts and parts (DMN 1.5, table 71). */
export const timeConstructorBuiltIns: readonly BuiltIn[] = [
  date,
  time,
  dateAndTime,
  duration,
  yearsAndMonthsDuration,
];
