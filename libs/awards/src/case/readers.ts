import type { OrgId } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Actor } from './actor.js';
import type { ClosedStep, CaseState } from './state.js';
import { openStepsOf } from './open-step.js';
import { onRoute, orgAt, resolveAssignment, userTaskOf } from './places.js';

/**
 * The organisations that may see a case: its unit, and every one that the case has reached, by a step that is
 * open or over, by a supplement or an escalation, or because a message is expected of it. Sorted. Pure.
 */
export function reachedOrgs(model: Model, state: CaseState): readonly OrgId[] {
  const orgs = new Set<OrgId>();
  const add = (org: OrgId | null | undefined): void => {
    if (org !== null && org !== undefined) orgs.add(org);
  };
  add(onRoute(state, 'unit'));
  for (const step of openStepsOf(model, state)) {
    add(step.duty?.org);
    add(step.state.escalatedTo?.org);
    if (step.state.returned !== null) add(step.supplementDuty?.org);
  }
  for (const closed of Object.values(state.closedSteps))
    for (const org of orgsOfClosed(model, state, closed)) add(org);
  for (const { by, instanceId } of Object.values(state.engine.subscriptions)) {
    for (const sender of by) add(resolveAssignment(state, sender, instanceId)?.org);
  }
  return [...orgs].sort();
}

/** A step that nobody decided leaves no organisation behind: its place is told by the model, an item by the facts. */
function orgsOfClosed(model: Model, state: CaseState, closed: ClosedStep): readonly (OrgId | null)[] {
  if (closed.org !== null) return [closed.org, closed.escalatedOrg];
  const place = userTaskOf(model, closed.processId, closed.elementId)?.step.assignment.place;
  if (place === undefined) return [closed.escalatedOrg];
  if (place === 'item') return [...(state.facts?.agencies ?? []), closed.escalatedOrg];
  return [
    orgAt(state, place === 'scope' ? (closed.callScope?.place ?? '') : place, null),
    closed.escalatedOrg,
  ];
}

/** Whether an actor may read a case: a duty at an organisation that the case has reached; the journey reads all. */
export function mayRead(model: Model, state: CaseState, actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  const reached = reachedOrgs(model, state);
  return actor.memberships.some(({ org }) => reached.includes(org));
}
