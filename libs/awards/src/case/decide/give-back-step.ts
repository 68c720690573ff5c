import { err, rejection, type Result } from '@vinhdanh/kernel';
import { stepAllows } from '../lifecycle.js';
import { only, type Acting, type CaseDecision, type CommandOf } from './deciding.js';
import { guardStep } from './step-guard.js';

/** Gives a step that one has taken back to the office. Rejections: as `guardStep`, `STEP.NOT_TAKEN`. */
export function giveBackStep(acting: Acting, { stepId }: CommandOf<'GiveBackStep'>): Result<CaseDecision> {
  const step = guardStep(acting, stepId);
  if (!step.ok) return step;
  if (!stepAllows(step.value.state.phase, 'StepGivenBack'))
    return err(rejection('STEP.NOT_TAKEN', { stepId }));
  return only({ type: 'StepGivenBack', stepId, by: acting.person });
}
