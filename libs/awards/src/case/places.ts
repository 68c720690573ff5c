import type { OrgId } from '@vinhdanh/kernel';
import type { Assignment, FlowNode, Level, Model } from '@vinhdanh/bpmn-model';
import { resolvePlace, type ElementInstance, type InstanceId } from '@vinhdanh/interpreter';
import type { CaseState } from './state.js';

type UserTask = Extract<FlowNode, { kind: 'userTask' }>;

/** The node of an element, or undefined when the model has no such element. */
export function nodeOf(model: Model, processId: string, elementId: string): FlowNode | undefined {
  const nodes = model.processes[processId]?.nodes;
  return nodes !== undefined && Object.hasOwn(nodes, elementId) ? nodes[elementId] : undefined;
}

/** The user task of an element, or undefined when it is none. */
export function userTaskOf(model: Model, processId: string, elementId: string): UserTask | undefined {
  const node = nodeOf(model, processId, elementId);
  return node?.kind === 'userTask' ? node : undefined;
}

/**
 * The organisation that a place key is for this case: `scope` is the place of the innermost call, `item` the
 * organisation that the innermost multi-instance body hands out, any other key stands on the route.
 * Null when the route does not have it: then nobody holds the duty.
 */
export function orgAt(state: CaseState, place: string, instanceId: InstanceId | null): OrgId | null {
  if (instanceId === null) return onRoute(state, place);
  const resolved = resolvePlace(state.engine, instanceId, place);
  if (resolved === null) return null;
  return typeof resolved === 'string' ? onRoute(state, resolved) : (resolved.item as OrgId);
}

/** The organisation of a place key on the case's route; null when the route does not name it. */
export const onRoute = (state: CaseState, key: string): OrgId | null =>
  Object.hasOwn(state.route, key) ? (state.route[key] ?? null) : null;

/** An assignment as role and organisation of this case; null when its place is not on the route. */
export function resolveAssignment(
  state: CaseState,
  assignment: Assignment,
  instanceId: InstanceId | null,
): { readonly role: string; readonly org: OrgId } | null {
  const org = orgAt(state, assignment.place, instanceId);
  return org === null ? null : { role: assignment.role, org };
}

/** The level that an instance works at: the step's own, else that of the innermost call; null when neither says. */
export function levelOf(model: Model, instance: ElementInstance): Level | null {
  const level = userTaskOf(model, instance.processId, instance.elementId)?.step.level;
  return level === undefined || level === 'scope' ? (instance.callScope?.level ?? null) : level;
}

/** Every place key that the model's steps name and the route must hold; `scope` and `item` resolve to others. */
export function placesOf(model: Model): readonly string[] {
  const places = new Set<string>();
  for (const process of Object.values(model.processes)) {
    for (const node of Object.values(process.nodes)) {
      if (node.kind === 'userTask') {
        places.add(node.step.assignment.place);
        if (node.step.returns !== null) places.add(node.step.returns.to.place);
        if (node.step.deadline?.escalateTo) places.add(node.step.deadline.escalateTo.place);
      }
      if ((node.kind === 'callActivity' || node.kind === 'subProcess') && node.scope !== null)
        places.add(node.scope.place);
      if ('event' in node && node.event.kind === 'message')
        for (const sender of node.event.by) places.add(sender.place);
    }
  }
  return [...places].filter((place) => place !== 'scope' && place !== 'item').sort();
}
