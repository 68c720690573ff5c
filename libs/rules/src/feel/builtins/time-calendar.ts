import type { FeelDate } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import { dayOfYear, daysInMonth, weekOfYear, weekdayOf } from '../time/calendar.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

/** The specification fixes these names in English; they are values of the language, not texts of a screen. */
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A built-in that asks a date, or the date of a date and time. */
const ofDate = (name: string, answer: (date: FeelDate) => FeelValue): BuiltIn =>
  builtIn(
    name,
    signature([{ name: 'date', wants: 'date' }], ([date]) => answer(date)),
    signature([{ name: 'date', wants: 'date-time' }], ([at]) => answer(at.date)),
  );

/** Questions to the calendar (DMN 1.5, table 77; `last day of month` as other engines have it) and to the clock. */
export const timeCalendarBuiltIns: readonly BuiltIn[] = [
  ofDate('day of year', dayOfYear),
  ofDate('day of week', (date) => weekdays[weekdayOf(date) - 1] ?? null),
  ofDate('month of year', (date) => months[date.month - 1] ?? null),
  ofDate('week of year', weekOfYear),
  ofDate('last day of month', ({ year, month }) => daysInMonth(year, month)),
  builtIn(
    'now',
    signature([], (_, run) => run.now),
  ),
  builtIn(
    'today',
    signature([], (_, run) => run.now.date),
  ),
];
