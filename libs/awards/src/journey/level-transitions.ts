import type { JourneyLevel } from '@vinhdanh/contracts/messages';

/**
 * The journey of a case as an explicit table. A journey looks at the record now and then, not after each
 * event: several levels may lie between two looks, so every way forward is legal, and so is an early end.
 * Back it goes on a return or a notice to those who submitted. What is not legal: the central level never
 * sends a case to a grass-roots council, and a concluded case is woken by those who decide (annulment,
 * complaint, re-issue), never by a council of the grass roots.
 */
export const levelTransitions: Readonly<Record<JourneyLevel, readonly JourneyLevel[]>> = {
  unit: ['grassroots', 'department', 'province', 'central', 'concluded'],
  grassroots: ['unit', 'department', 'province', 'central', 'concluded'],
  department: ['unit', 'grassroots', 'province', 'central', 'concluded'],
  province: ['unit', 'grassroots', 'department', 'central', 'concluded'],
  central: ['unit', 'department', 'province', 'concluded'],
  concluded: ['unit', 'department', 'province', 'central'],
};

/** Whether a case that was seen at `from` may now be seen at `to`. Staying is legal. Pure. */
export const isLegalTransition = (from: JourneyLevel, to: JourneyLevel): boolean =>
  from === to || levelTransitions[from].includes(to);
