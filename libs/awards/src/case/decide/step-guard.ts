import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { findStep, first, type OpenStep } from '../open-step.js';
import type { CaseState } from '../state.js';
import type { CommandEnvelope } from '../commands.js';
import type { Acting } from './deciding.js';

/**
 * The open step that a command is about, when nobody has been faster. In this order, so that the one who
 * comes second learns the most: `STEP.UNKNOWN`, `STEP.CLOSED`, `STEP.RETURNED`, `STEP.TAKEN`,
 * `REVISION.REQUIRED`, `REVISION.STALE`; each of them with who was first where that is known.
 */
export function guardStep(acting: Acting, stepId: string): Result<OpenStep> {
  const found = findStep(acting.model, acting.state, stepId);
  if (!found.ok) return found;
  const free = freeFor(found.value, acting.person);
  if (!free.ok) return free;
  const seen = checkSeen(acting.state, found.value, acting.seen);
  return seen.ok ? found : seen;
}

/** Whether a step waits for its office, and nobody else of it has taken it. */
export function freeFor(step: OpenStep, person: Acting['person']): Result<null> {
  const { returned, takenBy, changed } = step.state;
  if (returned !== null) return err(first('STEP.RETURNED', step.stepId, returned.by, null, returned.at));
  if (takenBy !== null && takenBy !== person) {
    return err(first('STEP.TAKEN', step.stepId, takenBy, null, changed?.at ?? null));
  }
  return ok(null);
}

/** The entity tag: the step's revision with the dossier's. Reminders, papers and other steps do not move it. */
export function checkSeen(state: CaseState, step: OpenStep, seen: CommandEnvelope['seen']): Result<null> {
  if (seen === null) return err(rejection('REVISION.REQUIRED', { stepId: step.stepId }));
  const stepMoved = seen.stepRevision !== step.state.revision;
  if (!stepMoved && seen.dossierRevision === state.dossierRevision) return ok(null);
  const by = stepMoved ? step.state.changed : state.dossierChanged;
  return err(first('REVISION.STALE', step.stepId, by?.by ?? null, null, by?.at ?? null));
}
