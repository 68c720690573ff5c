import { assertNever, Defect, err, rejection, type Result } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Evaluators } from '@vinhdanh/rules';
import type { Authority } from '../actor.js';
import type { CommandEnvelope, PersonCommand } from '../commands.js';
import type { CaseState } from '../state.js';
import { addComment } from './add-comment.js';
import { attachFile } from './attach-file.js';
import { completeJob, failJob } from './complete-job.js';
import { decideStep } from './decide-step.js';
import type { Acting, CaseDecision, Deciding } from './deciding.js';
import { withEngine } from './deciding.js';
import { erasePersonalData } from './erase-personal-data.js';
import { fireTimer } from './fire-timer.js';
import { giveBackStep } from './give-back-step.js';
import { returnStep } from './return-step.js';
import { sendMessage } from './send-message.js';
import { startNomination } from './start-nomination.js';
import { submitSupplement } from './submit-supplement.js';
import { takeStep } from './take-step.js';

/**
 * Decides a command of an actor whose duty `authorise` has found: the events that follow, or why not. Pure
 * and deterministic: time, actor and ids are the envelope's. Each command's rejections stand with its file.
 * @throws Defect `AUTHORITY.MISSING` for a command of a person without the duty that allowed it.
 */
export function decideCase(
  model: Model,
  evaluators: Evaluators,
  state: CaseState,
  envelope: CommandEnvelope,
  authority: Authority | null,
): Result<CaseDecision> {
  const { command, actor, at, seen } = envelope;
  const deciding: Deciding = { model, evaluators, state, at, seen, authority };
  if (command.type !== 'StartNomination' && state.status === 'new') return err(rejection('CASE.NOT_FOUND'));
  switch (command.type) {
    case 'FireTimer':
      return fireTimer(deciding, command);
    case 'CompleteJob':
      return completeJob(deciding, command);
    case 'FailJob':
      return failJob(deciding, command);
    case 'ErasePersonalData':
      return erasePersonalData(deciding, command);
    default:
      if (actor.kind !== 'person' || authority === null) throw new Defect('AUTHORITY.MISSING', command.type);
      return decideForPerson({ ...deciding, authority, person: actor.personId }, command);
  }
}

function decideForPerson(acting: Acting, command: PersonCommand): Result<CaseDecision> {
  switch (command.type) {
    case 'StartNomination':
      return startNomination(acting, command);
    case 'TakeStep':
      return takeStep(acting, command);
    case 'GiveBackStep':
      return giveBackStep(acting, command);
    case 'DecideStep':
      return decideStep(acting, command);
    case 'ReturnStep':
      return returnStep(acting, command);
    case 'SubmitSupplement':
      return submitSupplement(acting, command);
    case 'AddComment':
      return addComment(acting, command);
    case 'AttachFile':
      return attachFile(acting, command);
    case 'SendMessage':
      return sendMessage(acting, command);
    case 'ResolveIncident':
      return withEngine(acting, [], {
        type: 'ResolveIncident',
        at: acting.at,
        incidentId: command.incidentId,
      });
    default:
      return assertNever(command, 'command of a person');
  }
}
