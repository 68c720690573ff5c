import { describe, expect, it } from '@jest/globals';
import { dateTime, longDate, readLocalDate, shortDate, showLocalDate } from './dates.js';

describe('dates as the office writes them', () => {
  it("are in the country's time, whatever the machine's", () => {
    // given 23:30 in London on the 23rd, which is the 24th in Hà Nội
    expect(dateTime('2026-11-23T23:30:00Z')).toBe('24/11/2026 06:30');
    expect(shortDate('2026-11-23T23:30:00Z')).toBe('24/11');
    expect(longDate('2026-11-23T23:30:00Z', 'vi')).toBe('thứ ba, 24/11/2026 06:30');
  });

  it.each([
    ['5/11/2020', '2020-11-05'],
    ['05-11-2020', '2020-11-05'],
    [' 29/2/2024 ', '2024-02-29'],
    ['29/2/2023', null],
    ['31/4/2020', null],
    ['5/11/20', null],
    ['2020-11-05', null],
    ['', null],
  ])('reads %p as %p', (typed, date) => {
    expect(readLocalDate(typed)).toBe(date);
  });

  it('shows a local date and leaves anything else as it was typed', () => {
    expect(showLocalDate('2020-11-05')).toBe('05/11/2020');
    expect(showLocalDate('5/11/2')).toBe('5/11/2');
  });
});
