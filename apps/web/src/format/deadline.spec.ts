import { describe, expect, it } from '@jest/globals';
import { deadlineWords } from './deadline.js';

describe('what a deadline says', () => {
  it.each([
    ['running', 7, 'time.left', 7, 'plain'],
    ['running', 2, 'time.left', 2, 'soon'],
    ['running', 0, 'time.today', 0, 'soon'],
    ['running', -1, 'time.late', 1, 'late'],
    ['stopped', -4, 'time.stopped', 0, 'stopped'],
    ['running', null, 'time.none', 0, 'plain'],
    ['none', 3, 'time.none', 0, 'plain'],
  ] as const)('%s with %s working days left: %s', (clock, left, key, count, tone) => {
    expect(deadlineWords(clock, left)).toEqual({ key, count, tone });
  });
});
