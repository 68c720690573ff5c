import {
  addWorkingDays,
  workingDayMs,
  workingMsBetween,
  type Instant,
  type WorkingCalendar,
} from '@vinhdanh/kernel';

/** Working days that end after the day of `from` and by `until`: the inverse of `addWorkingDays`. */
function wholeDaysBetween(calendar: WorkingCalendar, from: Instant, until: Instant): number {
  let days = Math.ceil(workingMsBetween(calendar, from, until) / workingDayMs(calendar));
  while (days > 0 && addWorkingDays(calendar, from, days) > until) days -= 1;
  return days;
}

/**
 * Working days left until `dueAt`, counted as deadlines are set: the day itself does not count, so it is 0 on
 * the last day. Overdue is negative, -1 from the first moment on. Null without a deadline.
 */
export function workingDaysLeft(
  calendar: WorkingCalendar,
  now: Instant,
  dueAt: Instant | null,
): number | null {
  if (dueAt === null) return null;
  return dueAt > now ? wholeDaysBetween(calendar, now, dueAt) : -1 - wholeDaysBetween(calendar, dueAt, now);
}

/** How long something has waited, in words: working days once there is one, else since today. */
export function waitingLabel(
  calendar: WorkingCalendar,
  since: Instant,
  now: Instant,
  language: 'vi' | 'en',
): string {
  const days = Math.floor(workingMsBetween(calendar, since, now) / workingDayMs(calendar));
  if (days === 0) return language === 'en' ? 'since today' : 'chờ từ hôm nay';
  return language === 'en'
    ? `waiting ${days} working ${days === 1 ? 'day' : 'days'}`
    : `chờ ${days} ngày làm việc`;
}
