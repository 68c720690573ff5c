import { describe, expect, it } from '@jest/globals';
import type { WorkingCalendar } from '@vinhdanh/kernel';
import { waitingLabel, workingDaysLeft } from './working-days.js';

const office: WorkingCalendar = {
  kind: 'office',
  key: 'vn',
  version: '1',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  weekDays: [1, 2, 3, 4, 5],
  opensAtMinute: 8 * 60,
  closesAtMinute: 17 * 60,
  holidays: [],
  workingDays: [],
  source: 'test',
};
/** A moment of November 2026 in Vietnam; the 23rd is a Monday. */
const on = (day: number, hour: number): string => new Date(Date.UTC(2026, 10, day, hour - 7)).toISOString();

describe('working days left', () => {
  it('counts as the deadline was set: five days on the day that it begins, at whatever hour', () => {
    for (const hour of [6, 9, 16, 23]) expect(workingDaysLeft(office, on(23, hour), on(30, 17))).toBe(5);
  });

  it('skips the weekend and is 0 on the last day', () => {
    expect(workingDaysLeft(office, on(27, 10), on(30, 17))).toBe(1);
    expect(workingDaysLeft(office, on(30, 10), on(30, 17))).toBe(0);
  });

  it('is overdue by one from the first moment on, and by two on the second working day', () => {
    expect(workingDaysLeft(office, on(30, 17), on(30, 17))).toBe(-1);
    expect(workingDaysLeft(office, on(28, 10), on(27, 17))).toBe(-1);
    expect(workingDaysLeft(office, on(31, 10), on(27, 17))).toBe(-2);
  });

  it('is null without a deadline and says how long a step has waited', () => {
    expect(workingDaysLeft(office, on(23, 9), null)).toBeNull();
    expect(waitingLabel(office, on(23, 9), on(23, 15), 'vi')).toBe('chờ từ hôm nay');
    expect(waitingLabel(office, on(23, 9), on(26, 9), 'vi')).toBe('chờ 3 ngày làm việc');
    expect(waitingLabel(office, on(23, 9), on(24, 9), 'en')).toBe('waiting 1 working day');
  });
});
