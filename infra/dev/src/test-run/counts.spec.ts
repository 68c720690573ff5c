import { describe, expect, it } from '@jest/globals';
import { countsLine, jestCounts, oneFailed, sum } from './counts.js';

const report = (passed: number, failed = 0, pending = 0, broken = 0): unknown => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: broken,
});

describe('counts of a test run', () => {
  it('adds up all runners and ends with the agreed line', () => {
    const total = sum([jestCounts(report(3), 0), jestCounts(report(2, 1, 1), 1)]);
    expect(countsLine(total)).toBe('5 passed, 1 failed, 1 skipped');
  });

  it('says nothing of skipped tests when there are none', () => {
    expect(countsLine(jestCounts(report(3), 0))).toBe('3 passed, 0 failed');
  });

  it.each([
    ['wrote no report', undefined, 0],
    ['wrote something else', { numPassedTests: 'many' }, 0],
    ['ran no test', report(0), 0],
    ['ended with an error though no test failed', report(4), 1],
    ['was killed', report(4), null],
  ])('counts a runner that %s as a failure', (_, written, exitCode) => {
    expect(jestCounts(written, exitCode).failed).toBe(oneFailed.failed);
  });

  it('counts a suite that could not be run', () => {
    expect(jestCounts(report(4, 0, 0, 2), 1)).toEqual({ passed: 4, failed: 2, skipped: 0 });
  });
});
