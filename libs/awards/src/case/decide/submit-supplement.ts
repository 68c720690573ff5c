import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { checkFacts, checkPersonal, checkText } from '../facts.js';
import { findStep } from '../open-step.js';
import { withEngine, type Acting, type CaseDecision, type CommandOf } from './deciding.js';
import { noteOf } from './decide-step.js';
import { checkSeen } from './step-guard.js';

/** What is fixed once a nomination has begun: another kind or subject is another nomination. */
const fixedFacts = ['awardKind', 'subjectKind', 'agencies'] as const;

/**
 * Answers a return: the dossier is changed, its revision raised, and the step's clock goes on. Rejections:
 * `STEP.*`, `REVISION.*`, `RETURN.NOT_ALLOWED` (nothing was returned), `REQUEST.INVALID`, `VARIABLES.TOO_LARGE`.
 */
export function submitSupplement(acting: Acting, command: CommandOf<'SubmitSupplement'>): Result<CaseDecision> {
  const { stepId, facts, personal } = command;
  const step = findStep(acting.model, acting.state, stepId);
  if (!step.ok) return step;
  const seen = checkSeen(acting.state, step.value, acting.seen);
  if (!seen.ok) return seen;
  if (step.value.state.phase !== 'returned') return err(rejection('RETURN.NOT_ALLOWED', { why: 'not-returned' }));
  const checked = checkSupplement(acting, command);
  if (!checked.ok) return checked;
  return withEngine(
    acting,
    [
      {
        type: 'SupplementSubmitted',
        stepId,
        by: acting.person,
        facts: present(facts),
        personal: { changed: present(personal), note: noteOf(command.note) },
      },
    ],
    { type: 'ResumeClock', at: acting.at, instanceId: stepId },
  );
}

/** Without the members that are undefined: the record holds JSON. */
const present = <Part extends object>(part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;

function checkSupplement({ state }: Acting, { facts, personal, note }: CommandOf<'SubmitSupplement'>): Result<null> {
  const fixed = fixedFacts.find((name) => facts[name] !== undefined);
  if (fixed !== undefined) return err(rejection('REQUEST.INVALID', { path: `facts.${fixed}` }));
  const fits = checkPersonal(personal);
  if (!fits.ok) return fits;
  const text = checkText('note', note);
  if (!text.ok) return text;
  return state.facts === null ? ok(null) : checkFacts({ ...state.facts, ...present(facts) });
}
