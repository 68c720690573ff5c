import { toEpochMs, type Instant } from '@vinhdanh/kernel';

const UTC_OFFSET_MS = 7 * 3_600_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** Day, month and year of an instant in Viet Nam, which keeps UTC+7 all year. Pure. */
function localDay(at: Instant): { readonly day: number; readonly month: number; readonly year: number } {
  const local = new Date(toEpochMs(at) + UTC_OFFSET_MS);
  return { day: local.getUTCDate(), month: local.getUTCMonth() + 1, year: local.getUTCFullYear() };
}

/** `ngày 05 tháng 02 năm 2026`: a leading zero below 10 for days, and for months 1 and 2 (Decree 30/2020). */
export function dateInWords(at: Instant): string {
  const { day, month, year } = localDay(at);
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : String(month)} năm ${year}`;
}

/** A local date `yyyy-MM-dd` as `dd/MM/yyyy`; whatever is none stays as it is. */
export const shortDate = (date: string): string => date.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
