import { Defect } from './failures.js';
import { fromEpochMs, toEpochMs, type Instant } from './instant.js';

const DAY_MS = 86_400_000;
/** A search for a working day gives up here: a calendar without working days is a defect of the data. */
const DAYS_SEARCHED_MAX = 4_000;

/**
 * A working calendar as data (domain §6). `office`: days with opening hours, minus holidays, plus
 * compensatory working days. `uniform`: every moment is working time and a working day lasts
 * `workingDayMs`; demo and test data use it so that a deadline passes while one watches.
 */
export type WorkingCalendar =
  | {
      readonly kind: 'office';
      readonly key: string;
      readonly version: string;
      readonly timeZone: string;
      readonly utcOffsetMinutes: number;
      /** ISO week days, 1 = Monday. */
      readonly weekDays: readonly number[];
      readonly opensAtMinute: number;
      readonly closesAtMinute: number;
      /** Local dates `yyyy-MM-dd`. */
      readonly holidays: readonly string[];
      readonly workingDays: readonly string[];
      readonly source: string;
    }
  | {
      readonly kind: 'uniform';
      readonly key: string;
      readonly version: string;
      readonly timeZone: string;
      readonly utcOffsetMinutes: number;
      readonly workingDayMs: number;
      readonly source: string;
    };

type Office = Extract<WorkingCalendar, { kind: 'office' }>;

const localDay = (calendar: Office, epochMs: number): number =>
  Math.floor((epochMs + calendar.utcOffsetMinutes * 60_000) / DAY_MS);

const dayOf = (date: string): number => Math.floor(toEpochMs(`${date}T00:00:00.000Z`) / DAY_MS);

/** The exceptions of a calendar as day numbers, worked out once per calendar: it is data and never changes. */
const exceptions = new WeakMap<
  Office,
  { readonly off: ReadonlySet<number>; readonly on: ReadonlySet<number> }
>();

function isWorkingDay(calendar: Office, day: number): boolean {
  let days = exceptions.get(calendar);
  if (days === undefined) {
    days = { off: new Set(calendar.holidays.map(dayOf)), on: new Set(calendar.workingDays.map(dayOf)) };
    exceptions.set(calendar, days);
  }
  if (days.on.has(day)) return true;
  if (days.off.has(day)) return false;
  const isoWeekDay = ((day + 3) % 7) + 1;
  return calendar.weekDays.includes(isoWeekDay);
}

const opening = (calendar: Office, day: number): number =>
  day * DAY_MS + (calendar.opensAtMinute - calendar.utcOffsetMinutes) * 60_000;
const closing = (calendar: Office, day: number): number =>
  day * DAY_MS + (calendar.closesAtMinute - calendar.utcOffsetMinutes) * 60_000;

/** Working milliseconds of one working day. */
export const workingDayMs = (calendar: WorkingCalendar): number =>
  calendar.kind === 'uniform'
    ? calendar.workingDayMs
    : (calendar.closesAtMinute - calendar.opensAtMinute) * 60_000;

/**
 * The end of the `days`-th working day after the day of `from`; the day itself does not count
 * (domain §6, rule "day 0"). A uniform calendar adds `days * workingDayMs`. `days` is a positive integer.
 * @throws Defect `CALENDAR.NO_WORKING_DAY`.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Instant, days: number): Instant {
  const start = toEpochMs(from);
  if (calendar.kind === 'uniform') return fromEpochMs(start + days * calendar.workingDayMs);
  let day = localDay(calendar, start);
  for (let left = days, searched = 0; left > 0; searched++) {
    if (searched > DAYS_SEARCHED_MAX) throw new Defect('CALENDAR.NO_WORKING_DAY', calendar.key);
    day += 1;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return fromEpochMs(closing(calendar, day));
}

/** Working milliseconds between two instants; 0 when `to` is not after `from`. */
export function workingMsBetween(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  const start = toEpochMs(from);
  const end = toEpochMs(to);
  if (end <= start) return 0;
  if (calendar.kind === 'uniform') return end - start;
  let total = 0;
  for (let day = localDay(calendar, start); day <= localDay(calendar, end); day++) {
    if (!isWorkingDay(calendar, day)) continue;
    const opens = Math.max(start, opening(calendar, day));
    const closes = Math.min(end, closing(calendar, day));
    if (closes > opens) total += closes - opens;
  }
  return total;
}

/**
 * The first instant at which `workingMs` of working time have passed since `from`.
 * @throws Defect `CALENDAR.NO_WORKING_DAY`.
 */
export function addWorkingMs(calendar: WorkingCalendar, from: Instant, workingMs: number): Instant {
  const start = toEpochMs(from);
  if (calendar.kind === 'uniform') return fromEpochMs(start + workingMs);
  let left = workingMs;
  let day = localDay(calendar, start);
  for (let searched = 0; searched <= DAYS_SEARCHED_MAX; searched++, day++) {
    if (!isWorkingDay(calendar, day)) continue;
    const opens = Math.max(start, opening(calendar, day));
    const available = closing(calendar, day) - opens;
    if (available <= 0) continue;
    if (left <= available) return fromEpochMs(opens + left);
    left -= available;
  }
  throw new Defect('CALENDAR.NO_WORKING_DAY', calendar.key);
}
