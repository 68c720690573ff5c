import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { checkFacts, checkPersonal, checkText } from '../facts.js';
import { findStep, type OpenStep } from '../open-step.js';
import { withEngine, type Acting, type CaseDecision, type CommandOf } from './deciding.js';
import { noteOf } from './decide-step.js';
import { checkSeen } from './step-guard.js';

/** What is fixed once a nomination has begun: another kind or subject is another nomination. */
const fixedFacts = ['awardKind', 'subjectKind', 'agencies'] as const;

/**
 * Answers a return: the dossier is changed, its revision raised, and the step's clock goes on. Rejections:
 * `STEP.*`, `REVISION.*`, `STEP.NOT_RETURNED`, `SUPPLEMENT.EMPTY`, `REQUEST.INVALID`, `FACTS.PERIOD`, `VARIABLES.TOO_LARGE`.
 */
export function submitSupplement(
  acting: Acting,
  command: CommandOf<'SubmitSupplement'>,
): Result<CaseDecision> {
  const { stepId, facts, personal } = command;
  const step = findStep(acting.model, acting.state, stepId);
  if (!step.ok) return step;
  const seen = checkSeen(acting.state, step.value, acting.seen);
  if (!seen.ok) return seen;
  if (step.value.state.phase !== 'returned') return err(rejection('STEP.NOT_RETURNED', { stepId }));
  if (isEmpty(acting, step.value, command)) return err(rejection('SUPPLEMENT.EMPTY'));
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

/** Nothing changed, nothing said, and no file added since the dossier came back. */
function isEmpty(
  { state }: Acting,
  step: OpenStep,
  { facts, personal, note }: CommandOf<'SubmitSupplement'>,
): boolean {
  if (Object.keys({ ...present(facts), ...present(personal) }).length > 0 || noteOf(note) !== null)
    return false;
  const { returned } = step.state;
  return !state.attachments.some(
    (file) => returned !== null && file.at >= returned.at && file.by !== returned.by,
  );
}

function checkSupplement(
  { state }: Acting,
  { facts, personal, note }: CommandOf<'SubmitSupplement'>,
): Result<null> {
  const fixed = fixedFacts.find((name) => facts[name] !== undefined);
  if (fixed !== undefined) return err(rejection('REQUEST.INVALID', { path: `facts.${fixed}` }));
  const fits = checkPersonal(personal);
  if (!fits.ok) return fits;
  const text = checkText('note', note);
  if (!text.ok) return text;
  return state.facts === null ? ok(null) : checkFacts({ ...state.facts, ...present(facts) });
}
