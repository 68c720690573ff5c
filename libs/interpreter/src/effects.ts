import type { EngineState, Job, MessageSubscription, Timer } from './state.js';

/** What is outstanding right now, as data (architecture §2): the shell performs it and reports back. */
export interface Effects {
  /** Running timers (not paused), nearest first. */
  readonly timers: readonly Timer[];
  readonly jobs: readonly Job[];
  readonly subscriptions: readonly MessageSubscription[];
}

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * All that is not yet answered. Pure; the same state gives the same effects in the same order after any
 * crash, however the state's maps happen to be ordered.
 */
export function effects(state: EngineState): Effects {
  const timers = Object.values(state.timers)
    .filter((timer) => timer.pausedWorkingMs === null)
    .sort((a, b) => textOrder(a.dueAt, b.dueAt) || textOrder(a.timerId, b.timerId));
  const jobs = Object.values(state.jobs).sort((a, b) => textOrder(a.jobId, b.jobId));
  const subscriptions = Object.values(state.subscriptions).sort((a, b) =>
    textOrder(a.subscriptionId, b.subscriptionId),
  );
  return { timers, jobs, subscriptions };
}
