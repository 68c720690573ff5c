import type { CaseOutcome } from './run-kit.js';

/** `dmn: N of M, K with external functions`: M are the cases that reach none, N of them pass. */
export function summaryLine(outcomes: readonly CaseOutcome[]): string {
  const external = outcomes.filter(({ verdict }) => verdict === 'external').length;
  const passed = outcomes.filter(({ verdict }) => verdict === 'passed').length;
  return `dmn: ${passed} of ${outcomes.length - external}, ${external} with external functions`;
}
