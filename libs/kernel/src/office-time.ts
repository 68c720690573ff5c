import { toEpochMs, type Instant } from './instant.js';

/** Việt Nam keeps one time all year: a day, a month, a year of the office ends at midnight there. */
const OFFICE_OFFSET_MS = 7 * 3_600_000;

/** The date of the office at an instant, `yyyy-MM-dd`. Pure. */
export const officeDate = (at: Instant): string =>
  new Date(toEpochMs(at) + OFFICE_OFFSET_MS).toISOString().slice(0, 10);
