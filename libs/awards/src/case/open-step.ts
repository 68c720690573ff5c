import { err, ok, rejection, type OrgId, type PersonId, type Rejection, type Result } from '@vinhdanh/kernel';
import type { ApprovalStep, Level, Model } from '@vinhdanh/bpmn-model';
import type { ElementInstance } from '@vinhdanh/interpreter';
import { levelOf, resolveAssignment, userTaskOf } from './places.js';
import type { CaseState, StepState } from './state.js';

/** Who holds a duty: a role at an organisation. */
export interface Duty {
  readonly role: string;
  readonly org: OrgId;
}

/** An open step with everything that the model and the route say about it. */
export interface OpenStep {
  readonly stepId: string;
  readonly name: string;
  readonly level: Level;
  readonly approval: ApprovalStep;
  readonly state: StepState;
  readonly instance: ElementInstance;
  /** Null when the place is not on the route: nobody can act, which shows in the case. */
  readonly duty: Duty | null;
  /** Who supplements a returned dossier; null without a return policy. */
  readonly supplementDuty: Duty | null;
}

/** All open steps of a case, oldest first, then by id. Pure. */
export function openStepsOf(model: Model, state: CaseState): readonly OpenStep[] {
  return Object.keys(state.steps)
    .map((stepId) => openStep(model, state, stepId))
    .filter((step) => step !== null)
    .sort((a, b) => order(a.instance.since, b.instance.since) || order(a.stepId, b.stepId));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function openStep(model: Model, state: CaseState, stepId: string): OpenStep | null {
  const step = state.steps[stepId];
  const instance = state.engine.instances[stepId];
  if (step === undefined || instance === undefined) return null;
  const node = userTaskOf(model, instance.processId, instance.elementId);
  if (node === undefined) return null;
  const { assignment, returns } = node.step;
  return {
    stepId,
    name: node.name,
    level: levelOf(model, instance) ?? 'unit',
    approval: node.step,
    state: step,
    instance,
    duty: resolveAssignment(state, assignment, stepId),
    supplementDuty: returns === null ? null : resolveAssignment(state, returns.to, stepId),
  };
}

/** The open step of that id; `STEP.CLOSED` with who was first, `STEP.UNKNOWN` when the case never had it. */
export function findStep(model: Model, state: CaseState, stepId: string): Result<OpenStep> {
  const step = Object.hasOwn(state.steps, stepId) ? openStep(model, state, stepId) : null;
  if (step !== null) return ok(step);
  const closed = Object.hasOwn(state.closedSteps, stepId) ? state.closedSteps[stepId] : undefined;
  if (closed === undefined) return err(rejection('STEP.UNKNOWN', { stepId }));
  return err(first('STEP.CLOSED', stepId, closed.by, closed.outcome, closed.at));
}

/** A "no" that names who was first, with what and when. */
export const first = (
  code: string,
  stepId: string,
  person: PersonId | null,
  outcome: string | null,
  at: string | null,
): Rejection => rejection(code, { stepId, person, outcome, at });
