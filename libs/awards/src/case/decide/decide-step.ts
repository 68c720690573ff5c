import { err, ok, rejection, type PersonId, type Result } from '@vinhdanh/kernel';
import { checkBallot } from '../ballot.js';
import { checkText } from '../facts.js';
import type { OpenStep } from '../open-step.js';
import type { CaseState } from '../state.js';
import { withEngine, type Acting, type CaseDecision, type CommandOf } from './deciding.js';
import { guardStep } from './step-guard.js';

/**
 * Decides an open step by one of the outcomes that the path allows. Rejections: as `guardStep`,
 * `SEPARATION.OF_DUTIES`, `OUTCOME.UNKNOWN`, `NOTE.REQUIRED`, `BALLOT.*`, `REQUEST.INVALID`.
 */
export function decideStep(acting: Acting, command: CommandOf<'DecideStep'>): Result<CaseDecision> {
  const guarded = guardStep(acting, command.stepId);
  if (!guarded.ok) return guarded;
  const step = guarded.value;
  const separate = separateDuties(acting.state, step, acting.person);
  if (!separate.ok) return separate;
  const fits = checkOutcome(step, command, acting.state);
  if (!fits.ok) return fits;
  const { outcome, ballot, stepId } = command;
  const note = noteOf(command.note);
  const { elementId } = step.state;
  const { role, org } = acting.authority;
  return withEngine(
    acting,
    [
      {
        type: 'StepDecided',
        stepId,
        elementId,
        by: acting.person,
        role,
        org,
        outcome,
        ballot,
        personal: note === null ? null : { note },
      },
    ],
    {
      type: 'CompleteTask',
      at: acting.at,
      instanceId: stepId,
      variables: { [step.approval.outcomeVariable]: outcome },
    },
  );
}

/** A text that says something, or null. */
export const noteOf = (note: string | null): string | null =>
  note === null || note.trim() === '' ? null : note;

/** Who decided a step that this one is to be kept apart from may not decide it (`SEPARATION.OF_DUTIES`). */
export function separateDuties(state: CaseState, step: OpenStep, person: PersonId): Result<null> {
  const elementId = step.approval.separateFrom.find((id) => (state.deciders[id] ?? []).includes(person));
  return elementId === undefined ? ok(null) : err(rejection('SEPARATION.OF_DUTIES', { elementId }));
}

function checkOutcome(
  step: OpenStep,
  { outcome, ballot, note }: CommandOf<'DecideStep'>,
  state: CaseState,
): Result<null> {
  const { outcomes, ballot: rule } = step.approval;
  const chosen = outcomes.find(({ key }) => key === outcome);
  if (chosen === undefined) {
    return err(rejection('OUTCOME.UNKNOWN', { outcome, allowed: outcomes.map(({ key }) => key) }));
  }
  const text = checkText('note', note);
  if (!text.ok) return text;
  // A case whose person was erased takes no note any more, and must not be stuck for want of one.
  const noteMissing = chosen.needsNote && noteOf(note) === null && state.erasure === null;
  if (noteMissing) return err(rejection('NOTE.REQUIRED', { outcome }));
  return checkBallot(rule, outcome, ballot);
}
