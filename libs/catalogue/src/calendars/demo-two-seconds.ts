import type { WorkingCalendar } from '@vinhdanh/kernel';

/** Every moment is working time and a working day lasts two seconds, so that a deadline passes while one watches. */
export const demoTwoSeconds: WorkingCalendar = {
  kind: 'uniform',
  key: 'demo-two-seconds',
  version: '1',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  workingDayMs: 2_000,
  source: 'demo data (D)',
};
