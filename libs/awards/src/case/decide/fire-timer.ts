import { ok, type Result } from '@vinhdanh/kernel';
import { stepAllows } from '../lifecycle.js';
import type { CaseEvent } from '../events.js';
import { findStep } from '../open-step.js';
import { resolveAssignment } from '../places.js';
import { withEngine, type CaseDecision, type CommandOf, type Deciding } from './deciding.js';

/**
 * A deadline that the journey waited for. A step past its time is shown to the superior that the path names;
 * nothing is ever decided by it, but for the tacit consent that a boundary event of the path stands for.
 * Rejections: `TIMER.UNKNOWN`, `TIMER.NOT_DUE`, `PROCESS.NOT_ACTIVE`: the record had moved on.
 */
export function fireTimer(deciding: Deciding, { timerId }: CommandOf<'FireTimer'>): Result<CaseDecision> {
  const decided = withEngine(deciding, [], { type: 'FireTimer', at: deciding.at, timerId });
  if (!decided.ok) return decided;
  const events = decided.value.events.flatMap((event) => [event, ...escalation(deciding, event)]);
  return ok({ ...decided.value, events });
}

function escalation({ model, state }: Deciding, event: CaseEvent): readonly CaseEvent[] {
  if (event.type !== 'DeadlineReached' || event.purpose !== 'due') return [];
  const step = findStep(model, state, event.instanceId);
  if (!step.ok || !stepAllows(step.value.state.phase, 'StepEscalated')) return [];
  const superior = step.value.approval.deadline?.escalateTo;
  const to = superior ? resolveAssignment(state, superior, event.instanceId) : null;
  return to === null
    ? []
    : [{ type: 'StepEscalated', stepId: event.instanceId, toRole: to.role, toOrg: to.org }];
}
