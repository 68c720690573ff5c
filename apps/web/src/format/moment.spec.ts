import { describe, expect, it } from '@jest/globals';
import { readMoment, showMoment } from './moment.js';

describe('a moment as people type it', () => {
  it.each([
    ['5/11/2026 15:30', '2026-11-05T08:30:00.000Z'],
    ['05-11-2026, 07.05', '2026-11-05T00:05:00.000Z'],
    ['05/11/2026 15h30', '2026-11-05T08:30:00.000Z'],
    // A day alone is all of it.
    ['05/11/2026', '2026-11-05T16:59:59.999Z'],
  ])('%s is %s', (typed, iso) => {
    expect(readMoment(typed)).toBe(iso);
  });

  it.each(['', '31/02/2026', '5/11/2026 24:00', '5/11/2026 12:60', 'hôm qua', '2026-11-05'])(
    '“%s” is none',
    (typed) => {
      expect(readMoment(typed)).toBeNull();
    },
  );

  it('reads what it shows', () => {
    expect(showMoment(readMoment('5/11/2026 15:30') ?? '')).toBe('05/11/2026 15:30');
  });
});
