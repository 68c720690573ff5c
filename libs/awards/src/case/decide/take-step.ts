import { err, type Result } from '@vinhdanh/kernel';
import { stepAllows } from '../lifecycle.js';
import { first } from '../open-step.js';
import { only, type Acting, type CaseDecision, type CommandOf } from './deciding.js';
import { guardStep } from './step-guard.js';

/** Takes an open step for oneself, so that two do not do the same work. Rejections: as `guardStep`. */
export function takeStep(acting: Acting, { stepId }: CommandOf<'TakeStep'>): Result<CaseDecision> {
  const step = guardStep(acting, stepId);
  if (!step.ok) return step;
  const { phase, takenBy, changed } = step.value.state;
  if (!stepAllows(phase, 'StepTaken'))
    return err(first('STEP.TAKEN', stepId, takenBy, null, changed?.at ?? null));
  return only({ type: 'StepTaken', stepId, by: acting.person });
}
