import { addWorkingDays, addWorkingMs, workingMsBetween } from '@vinhdanh/kernel';
import type { DeadlinePolicy } from '@vinhdanh/bpmn-model';
import type { Run } from './run.js';
import type { InstanceId } from './state.js';
import type { ArmedTimer } from './timers.js';

/** A step that took one and a half times its time appears in the inspection list (domain §3). */
const INSPECTION_PERCENT = 150;

/**
 * The rungs of a step's deadline, counted from now in working time: reminder, due, inspection. They remind
 * and escalate; none of them ever decides. `@` cannot occur in an element id, so no boundary event collides.
 */
export function deadlineRungs(
  run: Run,
  instanceId: InstanceId,
  elementId: string,
  policy: DeadlinePolicy,
): ArmedTimer[] {
  const { calendar } = run.model;
  const dueAt = addWorkingDays(calendar, run.at, policy.workingDays);
  const totalMs = workingMsBetween(calendar, run.at, dueAt);
  const at = (percent: number) => addWorkingMs(calendar, run.at, Math.floor((totalMs * percent) / 100));
  const rung = (purpose: 'reminder' | 'due' | 'inspection', due: string): ArmedTimer => ({
    timerId: `${instanceId}@${purpose}`,
    purpose,
    instanceId,
    elementId,
    dueAt: due,
    pausedWorkingMs: null,
    repetition: null,
    cycle: null,
  });
  const rungs = [rung('due', dueAt), rung('inspection', at(INSPECTION_PERCENT))];
  return policy.reminderPercent === null ? rungs : [rung('reminder', at(policy.reminderPercent)), ...rungs];
}
