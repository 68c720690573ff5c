import type { WorkingCalendar } from '@vinhdanh/kernel';

const VIETNAM = { timeZone: 'Asia/Ho_Chi_Minh', utcOffsetMinutes: 420 } as const;

const national: WorkingCalendar = {
  kind: 'office',
  key: 'vn-2026',
  version: '1',
  ...VIETNAM,
  weekDays: [1, 2, 3, 4, 5],
  opensAtMinute: 8 * 60,
  closesAtMinute: 17 * 60,
  holidays: [
    '2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-27',
    '2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01', '2026-09-02', '2026-11-24',
  ],
  workingDays: ['2026-01-10', '2026-08-22'],
  source: 'F47; Nghị quyết 28/2026/QH16',
};

const twoSeconds: WorkingCalendar = {
  kind: 'uniform',
  key: 'demo-two-seconds',
  version: '1',
  ...VIETNAM,
  workingDayMs: 2_000,
  source: 'D',
};

/** The calendars that a seed can be given, by key. */
export const calendars: Readonly<Record<string, WorkingCalendar>> = { [national.key]: national, [twoSeconds.key]: twoSeconds };
