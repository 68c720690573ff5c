import { workingDayMs, workingMsBetween, type Instant, type WorkingCalendar } from '@vinhdanh/kernel';

/**
 * Whole working days until `dueAt`: 0 on the last day, negative once it is over (rounded away from zero,
 * so that an hour late is "overdue by 1"). Null without a deadline.
 */
export function workingDaysLeft(calendar: WorkingCalendar, now: Instant, dueAt: Instant | null): number | null {
  if (dueAt === null) return null;
  const day = workingDayMs(calendar);
  if (dueAt > now) return Math.floor(workingMsBetween(calendar, now, dueAt) / day);
  return -Math.max(1, Math.ceil(workingMsBetween(calendar, dueAt, now) / day));
}

/** How long something has waited, in words: working days once there is one, else since today. */
export function waitingLabel(calendar: WorkingCalendar, since: Instant, now: Instant, language: 'vi' | 'en'): string {
  const days = Math.floor(workingMsBetween(calendar, since, now) / workingDayMs(calendar));
  if (days === 0) return language === 'en' ? 'since today' : 'chờ từ hôm nay';
  return language === 'en' ? `waiting ${days} working ${days === 1 ? 'day' : 'days'}` : `chờ ${days} ngày làm việc`;
}
