import { expect, it } from '@jest/globals';
import type { Notice } from '@vinhdanh/contracts';
import { unseenOf } from './seen.js';

it('counts the notices that are newer than the last look', () => {
  const items = ['2026-11-23T03:00:00Z', '2026-11-23T02:00:00Z', '2026-11-23T01:00:00Z'].map(
    (at) => ({ at }) as Notice,
  );
  expect(unseenOf(items, '')).toBe(3);
  expect(unseenOf(items, '2026-11-23T02:00:00Z')).toBe(1);
});
