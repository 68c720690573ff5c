import type { WorkingCalendar } from '@vinhdanh/kernel';

/**
 * The national calendar of administrative offices. Of 2027 the days that the law fixes are known; the Tết
 * leave of 2027 is the customary one and is replaced by a new version when the notice is published.
 * A changed calendar never rewrites a deadline that was already notified (domain §6).
 */
export const vn2026: WorkingCalendar = {
  kind: 'office',
  key: 'vn-2026',
  version: '2026.1',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  weekDays: [1, 2, 3, 4, 5],
  opensAtMinute: 7 * 60 + 30,
  closesAtMinute: 17 * 60,
  holidays: [
    '2026-01-01',
    // Tết Bính Ngọ, F47
    '2026-02-14',
    '2026-02-15',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-02-21',
    '2026-02-22',
    // Giỗ Tổ Hùng Vương falls on a Sunday; the Monday after it compensates
    '2026-04-26',
    '2026-04-27',
    '2026-04-30',
    '2026-05-01',
    '2026-09-01',
    '2026-09-02',
    // A paid holiday from 1 July 2026 on (Nghị quyết 28/2026/QH16, F47)
    '2026-11-24',
    '2027-01-01',
    // Tết Đinh Mùi, customary days
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
    '2027-02-11',
    // Giỗ Tổ Hùng Vương
    '2027-04-16',
    '2027-04-30',
    // International Labour Day falls on a Saturday; the Monday after it compensates
    '2027-05-01',
    '2027-05-03',
    '2027-09-02',
    '2027-09-03',
    '2027-11-24',
  ],
  workingDays: [],
  source:
    'Tết 2026 and 24 November: F47; other days: Bộ luật Lao động Đ.112 (M); office hours: D; swapped days: none known',
};
