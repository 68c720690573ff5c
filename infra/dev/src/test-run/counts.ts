/** How many tests passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Counts = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 };

/** The sum of all runners. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    noCounts,
  );
}

/** The last line of a test run: `N passed, N failed`, and `, N skipped` when any were. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * The counts of one run of Jest, from what it wrote with `--json`. A suite that could not be run, a run without any
 * test, and an exit code that contradicts the counts are failures too: silence must not look like success.
 */
export function jestCounts(report: unknown, exitCode: number | null): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
    (report ?? {}) as Record<string, unknown>;
  const numbers = [numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites];
  if (!numbers.every((value) => Number.isInteger(value))) return oneFailed;
  const [passed, failedTests, pending, todo, brokenSuites] = numbers as [
    number,
    number,
    number,
    number,
    number,
  ];
  const failed = failedTests + brokenSuites;
  const contradicted = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: contradicted ? 1 : failed, skipped: pending + todo };
}
