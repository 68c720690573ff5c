import { assertNever, err, ok, rejection, type OrgId, type Result } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Actor, Authority, Membership } from './actor.js';
import type { CaseCommand, PersonCommand } from './commands.js';
import { stillOpen, stillReadable } from './decide/deciding.js';
import { findStep, openStepsOf, type Duty } from './open-step.js';
import { onRoute, resolveAssignment } from './places.js';
import type { CaseState } from './state.js';

/** Roles that may begin a nomination, at the unit that nominates. */
const startRoles: readonly string[] = ['unit-officer', 'unit-head'];
/** Who may set a stuck case going again, at the province that runs the system. */
const administrator = { role: 'administrator', place: 'province' };

type Person = Extract<Actor, { kind: 'person' }>;

const refused = (
  why: string,
  duty: Duty | { readonly role: string; readonly org: null } | null = null,
): Result<never> =>
  err(rejection('AUTH.NOT_ALLOWED', { why, role: duty?.role ?? null, org: duty?.org ?? null }));

const membershipFor = (person: Person, duty: Duty | null): Membership | undefined =>
  duty === null
    ? undefined
    : person.memberships.find(({ role, org }) => role === duty.role && org === duty.org);

/**
 * Who may do what, default deny: the duty that allows the command, or null for the product itself: the journey
 * reports timers and jobs, the eraser that personal data are gone, and neither can do anything else. Rejections: `AUTH.NOT_ALLOWED` (details: why, and the role and
 * organisation that it takes), `STEP.UNKNOWN`, `STEP.CLOSED`, `RETURN.NOT_ALLOWED`, `CASE.CONCLUDED`,
 * `CASE.ERASED`, `MESSAGE.NOT_EXPECTED`. Pure.
 */
export function authorise(
  model: Model,
  state: CaseState,
  actor: Actor,
  command: CaseCommand,
): Result<Authority | null> {
  const isReport =
    command.type === 'FireTimer' || command.type === 'CompleteJob' || command.type === 'FailJob';
  const erases = command.type === 'ErasePersonalData';
  if (actor.kind === 'system') {
    if (actor.name === 'eraser') return erases ? ok(null) : refused('eraser-erases-only');
    return isReport ? ok(null) : refused('journey-reports-only');
  }
  if (isReport) return refused('journey-only');
  if (erases) return refused('eraser-only');
  return authorisePerson(model, state, actor, command);
}

function authorisePerson(
  model: Model,
  state: CaseState,
  person: Person,
  command: PersonCommand,
): Result<Authority | null> {
  switch (command.type) {
    case 'StartNomination':
      return starter(person, command.route['unit'] ?? null);
    case 'TakeStep':
    case 'GiveBackStep':
    case 'DecideStep':
    case 'ReturnStep': {
      const step = findStep(model, state, command.stepId);
      return step.ok ? holder(person, step.value.duty) : step;
    }
    case 'SubmitSupplement': {
      const step = findStep(model, state, command.stepId);
      if (!step.ok) return step;
      if (step.value.approval.returns === null)
        return err(rejection('RETURN.NOT_ALLOWED', { why: 'no-returns' }));
      return holder(person, step.value.supplementDuty);
    }
    case 'AddComment':
    case 'AttachFile':
    case 'SendMessage': {
      const open = stillOpen(state);
      if (!open.ok) return open;
      if (command.type === 'SendMessage') return sender(state, person, command.name);
      const readable = stillReadable(state);
      return readable.ok ? contributor(model, state, person) : readable;
    }
    case 'ResolveIncident': {
      const org = onRoute(state, administrator.place);
      return holder(person, org === null ? null : { role: administrator.role, org });
    }
    default:
      return assertNever(command, 'command of a person');
  }
}

function holder(person: Person, duty: Duty | null): Result<Authority> {
  const membership = membershipFor(person, duty);
  return membership === undefined
    ? refused('duty', duty)
    : ok({ role: membership.role, org: membership.org });
}

function starter(person: Person, unit: OrgId | null): Result<Authority> {
  const membership = person.memberships.find(({ role, org }) => org === unit && startRoles.includes(role));
  if (membership === undefined)
    return refused('duty', unit === null ? null : { role: 'unit-officer', org: unit });
  return ok({ role: membership.role, org: membership.org });
}

/** Comments and files: who holds an open step, or is at the place that supplements while the dossier is there. */
function contributor(model: Model, state: CaseState, person: Person): Result<Authority> {
  const steps = openStepsOf(model, state);
  for (const step of steps) {
    const membership = membershipFor(person, step.duty) ?? membershipFor(person, supplementerOf(step));
    if (membership !== undefined) return ok({ role: membership.role, org: membership.org });
  }
  const places = steps.map((step) => supplementerOf(step)?.org);
  const there = person.memberships.find(({ org }) => places.includes(org));
  return there === undefined ? refused('open-step') : ok({ role: there.role, org: there.org });
}

const supplementerOf = (step: ReturnType<typeof openStepsOf>[number]): Duty | null =>
  step.state.returned === null ? null : step.supplementDuty;

/** The path says who may send a message; while nothing waits for it, nobody can. */
function sender(state: CaseState, person: Person, name: string): Result<Authority> {
  const expected = Object.values(state.engine.subscriptions).filter(
    (subscription) => subscription.name === name,
  );
  if (expected.length === 0) return err(rejection('MESSAGE.NOT_EXPECTED', { name }));
  const duties = expected.flatMap(({ by, instanceId }) =>
    by.map((each) => resolveAssignment(state, each, instanceId)),
  );
  for (const duty of duties) {
    const membership = membershipFor(person, duty);
    if (membership !== undefined) return ok({ role: membership.role, org: membership.org });
  }
  return refused('duty', duties[0] ?? null);
}
