import type { Action, CaseView, OpenStep } from '@vinhdanh/contracts';

type ActionName = Action['action'];

/** The order in which a person's possible acts compete for the one primary button. */
const byWeight: readonly ActionName[] = ['supplement', 'decide', 'conferral-recorded', 'take'];

export interface StepAction {
  readonly action: Action;
  readonly step: OpenStep | null;
}

const stepOf = (view: CaseView, action: Action): OpenStep | null =>
  view.steps.find((step) => step.stepId === action.stepId) ?? null;

/** A step that only an objection ends (a public notice): silence is its normal end, so nothing is to be done. */
export const endsBySilence = (step: OpenStep): boolean =>
  step.ballot === null && step.outcomes.length > 0 && step.outcomes.every((one) => one.kind !== 'approve');

/** The next legal act of the person who looks, or null when nothing is to be done. Pure. */
export function primaryAction(view: CaseView): StepAction | null {
  for (const name of byWeight) {
    for (const action of view.actions) {
      if (action.action !== name || !action.allowed) continue;
      const step = stepOf(view, action);
      if (name === 'supplement' || step === null || !endsBySilence(step)) return { action, step };
    }
  }
  return null;
}

/**
 * What the person would expect to do but may not: the decision of an open step (or its supplement while
 * it is returned) with the reason. Null when there is a primary act, or nothing is open.
 */
export function blockedAction(view: CaseView): StepAction | null {
  if (primaryAction(view) !== null) return null;
  for (const step of view.steps) {
    const expected: ActionName = step.returned === null ? 'decide' : 'supplement';
    const action = view.actions.find(
      (one) => one.action === expected && one.stepId === step.stepId && !one.allowed,
    );
    if (action !== undefined) return { action, step };
  }
  return null;
}

/** The answer to "may I do this on this step", or null when the API says nothing about it. Pure. */
export const actionOn = (view: CaseView, name: ActionName, stepId: string | null): Action | null =>
  view.actions.find(
    (one) => one.action === name && (one.stepId === stepId || (stepId === null && one.stepId === null)),
  ) ?? (stepId === null ? (view.actions.find((one) => one.action === name) ?? null) : null);

export const mayDo = (view: CaseView, name: ActionName, stepId: string | null): boolean =>
  actionOn(view, name, stepId)?.allowed ?? false;
