import { Defect } from '@vinhdanh/kernel';
import type { CaseEventType } from './events.js';

/** `absent`: not yet, or no more. `decided` lasts from the decision to the engine's completion of the task. */
export type StepPhase = 'absent' | 'open' | 'taken' | 'returned' | 'decided';

/**
 * The legal transitions of an office's step: phase → event → next phase. `decide` asks `stepAllows` before it
 * accepts and `evolve` asserts with `advanceStep`; there is no second opinion anywhere.
 */
export const stepTransitions: Readonly<
  Record<StepPhase, Readonly<Partial<Record<CaseEventType, StepPhase>>>>
> = {
  absent: { ElementActivated: 'open' },
  open: {
    StepTaken: 'taken',
    StepReturned: 'returned',
    StepDecided: 'decided',
    StepEscalated: 'open',
    ElementTerminated: 'absent',
    ProcessCompleted: 'absent',
  },
  taken: {
    StepGivenBack: 'open',
    StepReturned: 'returned',
    StepDecided: 'decided',
    StepEscalated: 'taken',
    ElementTerminated: 'absent',
    ProcessCompleted: 'absent',
  },
  returned: {
    SupplementSubmitted: 'open',
    ElementTerminated: 'absent',
    ProcessCompleted: 'absent',
  },
  decided: { ElementCompleted: 'absent' },
};

/** Whether `event` may happen to a step in `phase`. Pure. */
export const stepAllows = (phase: StepPhase, event: CaseEventType): boolean =>
  stepTransitions[phase][event] !== undefined;

/**
 * The phase after `event`.
 * @throws Defect `STEP.ILLEGAL_TRANSITION`: a record that no `decide` can have written.
 */
export function advanceStep(phase: StepPhase, event: CaseEventType, stepId: string): StepPhase {
  const next = stepTransitions[phase][event];
  if (next === undefined) throw new Defect('STEP.ILLEGAL_TRANSITION', `${stepId} is ${phase}: no ${event}`);
  return next;
}
