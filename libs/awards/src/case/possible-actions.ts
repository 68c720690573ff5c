import { ok, err, rejection, type JsonObject, type Result } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Actor } from './actor.js';
import { authorise } from './authorise.js';
import type { CaseCommand } from './commands.js';
import { stillReadable } from './decide/deciding.js';
import { separateDuties } from './decide/decide-step.js';
import { mayReturn } from './decide/return-step.js';
import { freeFor } from './decide/step-guard.js';
import { stepAllows } from './lifecycle.js';
import { openStepsOf, type OpenStep } from './open-step.js';
import type { CaseState } from './state.js';

export type CaseAction =
  | 'take'
  | 'give-back'
  | 'decide'
  | 'return'
  | 'supplement'
  | 'withdraw'
  | 'conferral-recorded'
  | 'comment'
  | 'attach';

/** Whether an action is open to an actor, and if not, why: the code and details of the rejection that would come. */
export interface PossibleAction {
  readonly action: CaseAction;
  readonly stepId: string | null;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly reasonDetails: JsonObject | null;
}

type Person = Extract<Actor, { kind: 'person' }>;

const answer = (action: CaseAction, stepId: string | null, result: Result<unknown>): PossibleAction =>
  result.ok
    ? { action, stepId, allowed: true, reason: null, reasonDetails: null }
    : {
        action,
        stepId,
        allowed: false,
        reason: result.error.code,
        reasonDetails: result.error.details ?? null,
      };

/**
 * What an actor may do to a case right now, and for what not, why. It asks the very checks that `authorise`
 * and `decideCase` ask, so a button never promises what the command refuses (but for its arguments). Pure.
 */
export function possibleActions(model: Model, state: CaseState, actor: Actor): readonly PossibleAction[] {
  if (actor.kind === 'system') return [];
  const may = (command: CaseCommand): Result<unknown> => authorise(model, state, actor, command);
  const ofSteps = openStepsOf(model, state).flatMap((step) => stepActions(step, state, actor, may));
  const message = (name: 'withdraw' | 'conferral-recorded'): PossibleAction =>
    answer(name, null, may({ type: 'SendMessage', name, note: null }));
  return [
    ...ofSteps,
    message('withdraw'),
    message('conferral-recorded'),
    answer('comment', null, may({ type: 'AddComment', commentId: '', text: '' })),
    answer('attach', null, may(anyFile)),
  ];
}

const anyFile: CaseCommand = {
  type: 'AttachFile',
  fileId: '',
  fileName: '',
  sha256: '',
  bytes: 0,
  mediaType: '',
};

/** Takes and gives back are shown where they make sense; the rest always, so that a blocked one can say why. */
function stepActions(
  step: OpenStep,
  state: CaseState,
  person: Person,
  may: (command: CaseCommand) => Result<unknown>,
): readonly PossibleAction[] {
  const { stepId } = step;
  const { phase, takenBy } = step.state;
  const holds = may({ type: 'TakeStep', stepId });
  const free = holds.ok ? freeFor(step, person.personId) : holds;
  if (phase === 'returned') {
    const supplement = may({ type: 'SubmitSupplement', stepId, facts: {}, personal: {}, note: null });
    return [answer('supplement', stepId, supplement), answer('decide', stepId, free)];
  }
  const mine = takenBy === person.personId;
  const take = mine ? err(rejection('STEP.TAKEN', { stepId, person: takenBy })) : free;
  const actions = [
    answer('decide', stepId, free.ok ? separateDuties(state, step, person.personId) : free),
    answer(
      'take',
      stepId,
      take.ok && !stepAllows(phase, 'StepTaken') ? err(rejection('STEP.TAKEN', { stepId })) : take,
    ),
  ];
  if (mine) actions.push(answer('give-back', stepId, ok(null)));
  if (step.approval.returns !== null) {
    const readable = free.ok ? stillReadable(state) : free;
    actions.push(answer('return', stepId, readable.ok ? mayReturn(step) : readable));
  }
  return actions;
}
