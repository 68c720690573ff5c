import { describe, expect, it } from '@jest/globals';
import { AttemptLimiter } from './attempt-limiter.js';

describe('the attempt limiter', () => {
  it('makes one wait after too many failures, until the window has passed or one succeeds', () => {
    let now = 0;
    const limiter = new AttemptLimiter(2, 1000, () => now);
    limiter.failed('k');
    expect(limiter.waitMs('k')).toBe(0);
    limiter.failed('k');
    expect(limiter.waitMs('k')).toBe(1000);
    expect(limiter.waitMs('other')).toBe(0);
    now = 1001;
    expect(limiter.waitMs('k')).toBe(0);
    limiter.succeeded('k');
    expect(limiter.waitMs('k')).toBe(0);
  });
});
