import { describe, expect, it } from '@jest/globals';
import { officeDate } from './office-time.js';

describe('the date of the office', () => {
  it.each([
    ['2025-12-31T16:59:59.999Z', '2025-12-31'],
    ['2025-12-31T17:00:00.000Z', '2026-01-01'],
    ['2026-03-01T00:00:00.000Z', '2026-03-01'],
  ])('at %s is %s', (at, date) => {
    expect(officeDate(at)).toBe(date);
  });
});
