import { ok, type Json, type Result } from '@vinhdanh/kernel';
import type { FlowNode } from '@vinhdanh/bpmn-model';
import type { EngineEvent } from './events.js';
import type { Run, Token, Trouble } from './run.js';
import { callScopeOf } from './scopes.js';
import type { ElementInstance, InstanceId, MessageSubscription, Variables } from './state.js';
import { schedule, type ArmedTimer } from './timers.js';

type Activated = Extract<EngineEvent, { type: 'ElementActivated' }>;

/** What the boundary events of an activity wait for while it lives. */
export interface Guards {
  readonly timers: readonly ArmedTimer[];
  readonly subscriptions: readonly MessageSubscription[];
}

/**
 * Arms the boundary events of an activity. Those of a multi-instance activity belong to its body, so an
 * inner instance has none (BPMN 2.0.2 §13.3.7). Error boundaries wait for nothing.
 */
export function armGuards(
  run: Run,
  node: FlowNode,
  token: Token,
  instanceId: InstanceId,
): Result<Guards, Trouble> {
  const timers: ArmedTimer[] = [];
  const subscriptions: MessageSubscription[] = [];
  for (const boundaryId of token.loopIndex === null ? node.boundaryIds : []) {
    const boundary = run.node(token.processId, boundaryId);
    if (boundary.kind !== 'boundaryEvent') continue;
    const id = `${instanceId}:${boundaryId}`;
    if (boundary.event.kind === 'timer') {
      const first = schedule(run, boundary.event.timer, token.scopeId);
      if (!first.ok) return first;
      timers.push({
        timerId: id,
        purpose: 'boundary',
        instanceId,
        elementId: boundaryId,
        pausedWorkingMs: null,
        ...first.value,
      });
    }
    if (boundary.event.kind === 'message') {
      const { name, by } = boundary.event;
      subscriptions.push({ subscriptionId: id, name, instanceId, elementId: boundaryId, by });
    }
  }
  return ok({ timers, subscriptions });
}

/** The item and number that an inner instance of a multi-instance body starts with; null for others. */
export function innerVariables(
  run: Run,
  node: FlowNode,
  token: Token,
): Readonly<Record<string, Json>> | null {
  if (token.loopIndex === null || token.scopeId === null || node.multiInstance === null) return null;
  const item = run.state.loops[token.scopeId]?.items[token.loopIndex] ?? null;
  return { [node.multiInstance.elementVariable]: item, loopCounter: token.loopIndex + 1 };
}

interface Details {
  readonly timers?: readonly ArmedTimer[];
  readonly subscriptions?: readonly MessageSubscription[];
  readonly job?: Activated['job'];
  readonly items?: readonly Json[];
  readonly variables?: Variables | null;
}

/** Records that an element lives. `details` is what comes to life with it. */
export function activate(
  run: Run,
  node: FlowNode,
  token: Token,
  instanceId: InstanceId,
  kind: ElementInstance['kind'],
  details: Details,
): void {
  const own = node.kind === 'callActivity' || node.kind === 'subProcess' ? node.scope : null;
  run.emit({
    type: 'ElementActivated',
    instanceId,
    elementId: node.id,
    processId: token.processId,
    scopeId: token.scopeId,
    kind,
    loopIndex: token.loopIndex,
    callScope: own ?? callScopeOf(run.state, token.scopeId),
    variables: details.variables ?? null,
    items: details.items ?? null,
    timers: details.timers ?? [],
    job: details.job ?? null,
    subscriptions: details.subscriptions ?? [],
  });
}
