import type { EngineState, Job, MessageSubscription, Timer } from './state.js';

/** What is outstanding right now, as data (architecture §2): the shell performs it and reports back. */
export interface Effects {
  /** Running timers (not paused), nearest first. */
  readonly timers: readonly Timer[];
  readonly jobs: readonly Job[];
  readonly subscriptions: readonly MessageSubscription[];
}

/** All that is not yet answered. Pure; the same state gives the same effects after any crash. */
export function effects(state: EngineState): Effects {
  const timers = Object.values(state.timers)
    .filter((timer) => timer.pausedWorkingMs === null)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.timerId < b.timerId ? -1 : 1));
  return { timers, jobs: Object.values(state.jobs), subscriptions: Object.values(state.subscriptions) };
}
