import { err, limits, ok, rejection, type Result } from '@vinhdanh/kernel';
import { dossierFields } from '../facts.js';
import type { OpenStep } from '../open-step.js';
import { withEngine, type Acting, type CaseDecision, type CommandOf } from './deciding.js';
import { guardStep } from './step-guard.js';

/**
 * Returns the dossier for supplement with a reason per field; the step's clock stops. Rejections: as
 * `guardStep`, `RETURN.NOT_ALLOWED`, `RETURN.EXHAUSTED`, `RETURN.FIELD_UNKNOWN`, `REQUEST.INVALID`.
 */
export function returnStep(
  acting: Acting,
  { stepId, reasons }: CommandOf<'ReturnStep'>,
): Result<CaseDecision> {
  const step = guardStep(acting, stepId);
  if (!step.ok) return step;
  const may = mayReturn(step.value);
  if (!may.ok) return may;
  const fields = Object.keys(reasons).sort();
  if (fields.length === 0) return err(rejection('REQUEST.INVALID', { path: 'reasons' }));
  // Field names stand in the record openly: only those of the dossier, never a text of somebody's own.
  if (!fields.every((field) => dossierFields.includes(field))) {
    return err(rejection('RETURN.FIELD_UNKNOWN', { allowed: dossierFields }));
  }
  const wrong = fields.find((field) => !sayable(reasons[field]));
  if (wrong !== undefined) return err(rejection('REQUEST.INVALID', { path: `reasons.${wrong}` }));
  const round = step.value.state.returnsUsed + 1;
  return withEngine(
    acting,
    [{ type: 'StepReturned', stepId, by: acting.person, round, fields, personal: { reasons } }],
    { type: 'StopClock', at: acting.at, instanceId: stepId },
  );
}

const sayable = (reason: string | undefined): boolean =>
  reason !== undefined && reason.trim() !== '' && reason.length <= limits.commentCharsMax;

/** Whether the path lets this step return the dossier once more. */
export function mayReturn({ approval, state, supplementDuty }: OpenStep): Result<null> {
  if (approval.returns === null || supplementDuty === null) {
    return err(rejection('RETURN.NOT_ALLOWED', { why: 'no-returns' }));
  }
  const { timesMax } = approval.returns;
  return state.returnsUsed >= timesMax ? err(rejection('RETURN.EXHAUSTED', { timesMax })) : ok(null);
}
