import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromEpochMs } from './instant.js';
import { addWorkingDays, addWorkingMs, workingMsBetween, type WorkingCalendar } from './working-time.js';

const office: WorkingCalendar = {
  kind: 'office',
  key: 'vn-test',
  version: '1',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  weekDays: [1, 2, 3, 4, 5],
  opensAtMinute: 7 * 60 + 30,
  closesAtMinute: 17 * 60,
  holidays: ['2026-11-24'],
  workingDays: [],
  source: 'test',
};
const uniform: WorkingCalendar = {
  kind: 'uniform',
  key: 'two-seconds',
  version: '1',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  workingDayMs: 2000,
  source: 'test',
};

describe('addWorkingDays', () => {
  it('does not count the day itself and ends at closing time, local', () => {
    // Friday 20 November 2026, 10:00 in Ha Noi; one working day later is Monday.
    expect(addWorkingDays(office, '2026-11-20T03:00:00.000Z', 1)).toBe('2026-11-23T10:00:00.000Z');
  });
  it('skips the holiday of 24 November, so a ten-day notice opened on 16 November ends a day later', () => {
    const withHoliday = addWorkingDays(office, '2026-11-16T02:00:00.000Z', 10);
    const without = addWorkingDays({ ...office, holidays: [] }, '2026-11-16T02:00:00.000Z', 10);
    expect(without).toBe('2026-11-30T10:00:00.000Z');
    expect(withHoliday).toBe('2026-12-01T10:00:00.000Z');
  });
  it('counts a compensatory working day on a Saturday', () => {
    const calendar = { ...office, workingDays: ['2026-11-21'] };
    expect(addWorkingDays(calendar, '2026-11-20T03:00:00.000Z', 1)).toBe('2026-11-21T10:00:00.000Z');
  });
  it('takes the local day of a moment late in the evening UTC', () => {
    // 18:00 UTC on Sunday is already Monday in Ha Noi: the first working day after it is Wednesday (24th is off).
    expect(addWorkingDays(office, '2026-11-22T18:00:00.000Z', 1)).toBe('2026-11-25T10:00:00.000Z');
  });
  it('adds plain lengths in a uniform calendar', () => {
    expect(addWorkingDays(uniform, '2026-11-22T00:00:00.000Z', 3)).toBe('2026-11-22T00:00:06.000Z');
  });
  it('is a defect in a calendar without working days', () => {
    expect(() => addWorkingDays({ ...office, weekDays: [] }, '2026-11-22T00:00:00.000Z', 1)).toThrow(
      'CALENDAR.NO_WORKING_DAY',
    );
  });
});

describe('working milliseconds', () => {
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }).map(fromEpochMs);
  it('add and measure are each other’s inverse, in both calendars', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 400 * 3_600_000 }),
        fc.constantFrom(office, uniform),
        (from, ms, calendar) => {
          expect(workingMsBetween(calendar, from, addWorkingMs(calendar, from, ms))).toBe(ms);
        },
      ),
    );
  });
  it('never go back', () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(workingMsBetween(office, a, b)).toBeGreaterThanOrEqual(0);
        if (b <= a) expect(workingMsBetween(office, a, b)).toBe(0);
      }),
    );
  });
});
