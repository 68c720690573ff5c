import { fromEpochMs, toEpochMs, type Instant } from '@vinhdanh/kernel';

/** Viet Nam keeps UTC+7 all year. */
const UTC_OFFSET_MS = 7 * 3_600_000;

/** `yyyy-MM-dd…` as `dd/MM/yyyy`. */
export const shortDate = (date: string): string => date.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, '$3/$2/$1');

/** An instant as a clock in Viet Nam shows it: `dd/MM/yyyy HH:mm`. Pure. */
export function localTime(at: Instant): string {
  const local = fromEpochMs(toEpochMs(at) + UTC_OFFSET_MS);
  return `${shortDate(local)} ${local.slice(11, 16)}`;
}
