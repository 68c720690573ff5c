import { addWorkingMs, fromEpochMs, toEpochMs, workingMsBetween, type Instant } from '@vinhdanh/kernel';
import type { Run } from './run.js';
import type { ElementInstance, Timer } from './state.js';

/**
 * Stops the clock of a step: every timer attached to it keeps what is left of it. Rungs and working-day timers
 * keep working time, ISO durations plain time; a fixed date does not wait for anybody.
 */
export function stopClock(run: Run, instance: ElementInstance): void {
  const left: Record<string, number> = {};
  for (const timer of attached(run, instance)) {
    const measure = measureOf(run, instance, timer);
    if (measure === 'date') continue;
    left[timer.timerId] =
      measure === 'working'
        ? workingMsBetween(run.model.calendar, run.at, timer.dueAt)
        : Math.max(0, toEpochMs(timer.dueAt) - toEpochMs(run.at));
  }
  run.emit({ type: 'ClockStopped', instanceId: instance.instanceId, left });
}

/** Lets the clock of a step go on: what was left counts from now. */
export function resumeClock(run: Run, instance: ElementInstance): void {
  const dueAt: Record<string, Instant> = {};
  for (const timer of attached(run, instance)) {
    const left = timer.pausedWorkingMs;
    if (left === null) continue;
    dueAt[timer.timerId] =
      measureOf(run, instance, timer) === 'working'
        ? addWorkingMs(run.model.calendar, run.at, left)
        : fromEpochMs(toEpochMs(run.at) + left);
  }
  run.emit({ type: 'ClockResumed', instanceId: instance.instanceId, dueAt });
}

const attached = (run: Run, instance: ElementInstance): readonly Timer[] =>
  Object.values(run.state.timers)
    .filter((timer) => timer.instanceId === instance.instanceId)
    .sort((a, b) => (a.timerId < b.timerId ? -1 : 1));

/** In which time a timer runs. */
function measureOf(run: Run, instance: ElementInstance, timer: Timer): 'working' | 'plain' | 'date' {
  if (timer.purpose !== 'boundary' && timer.purpose !== 'catch') return 'working';
  const node = run.node(instance.processId, timer.elementId);
  const event = node.kind === 'boundaryEvent' || node.kind === 'intermediateCatchEvent' ? node.event : null;
  if (event?.kind !== 'timer') return 'plain';
  switch (event.timer.kind) {
    case 'workingDays':
      return 'working';
    case 'date':
      return 'date';
    case 'duration':
    case 'cycle':
      return 'plain';
  }
}
