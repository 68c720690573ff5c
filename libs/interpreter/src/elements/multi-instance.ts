import { err, limits, ok, type Json, type Result } from '@vinhdanh/kernel';
import type { FlowNode, MultiInstance } from '@vinhdanh/bpmn-model';
import { activate, armGuards } from '../activation.js';
import { complete } from '../completion.js';
import { holds } from '../flow.js';
import { trouble, type Run, type Token, type Trouble } from '../run.js';
import { hasChildren, visibleVariables } from '../scopes.js';
import { terminateChildren } from '../termination.js';
import type { ElementInstance, InstanceId, Variables } from '../state.js';

/**
 * Multi-instance activity (BPMN 2.0.2 §13.3.7): a body that holds the items and, inside it, one inner instance
 * per item, all at once or one after the other. The item and `loopCounter` (from 1) are variables of the inner
 * instance; what it sets ends with it. Boundary events belong to the body.
 */
export function enterMultiInstance(run: Run, node: FlowNode, loop: MultiInstance, token: Token): void {
  const items = itemsOf(run, loop, token.scopeId);
  if (!items.ok) return run.hold(token, items.error);
  const bodyId = run.nextId(node.id);
  const guards = armGuards(run, node, token, bodyId);
  if (!guards.ok) return run.hold(token, guards.error);
  activate(run, node, token, bodyId, 'multiInstance', { ...guards.value, items: items.value });
  if (items.value.length === 0) return complete(run, node, run.instance(bodyId), null);
  const first = loop.sequential ? 1 : items.value.length;
  for (let index = 0; index < first; index++) startInner(run, node, token.processId, bodyId, index);
}

/**
 * An inner instance has ended, having seen `seen` last: asks the completion condition over that and the
 * counters, and then ends the body, starts the next item, or waits on.
 */
export function innerEnded(run: Run, bodyId: InstanceId, seen: Variables): void {
  const body = run.state.instances[bodyId];
  const loop = run.state.loops[bodyId];
  if (body === undefined || loop === undefined) return;
  const node = run.nodeOf(body);
  const counters = {
    numberOfInstances: loop.items.length,
    numberOfActiveInstances: loop.started - loop.ended,
    numberOfCompletedInstances: loop.ended,
  };
  const enough = isEnough(run, node, { ...seen, ...counters });
  if (!enough.ok) {
    return run.raise(enough.error, node.id, bodyId, { kind: 'loop', scopeId: body.scopeId });
  }
  if (enough.value) {
    terminateChildren(run, bodyId, 'completionCondition');
    return complete(run, node, body, null);
  }
  proceed(run, node, body, loop);
}

/** Asks again after an incident, with what is visible around the body: the inner instance is gone. */
export const retryLoop = (run: Run, bodyId: InstanceId): void =>
  innerEnded(run, bodyId, visibleVariables(run.state, bodyId));

function proceed(
  run: Run,
  node: FlowNode,
  body: ElementInstance,
  loop: { readonly items: readonly Json[]; readonly started: number; readonly ended: number },
): void {
  const asked = Object.values(run.state.incidents).some(
    ({ instanceId, retry }) => instanceId === body.instanceId && retry.kind === 'loop',
  );
  if (asked) return;
  if (loop.ended >= loop.items.length) return complete(run, node, body, null);
  const idle = !hasChildren(run.state, body.instanceId) && !run.hasTokens(body.instanceId);
  if (idle && loop.started < loop.items.length)
    startInner(run, node, body.processId, body.instanceId, loop.started);
}

function startInner(
  run: Run,
  node: FlowNode,
  processId: string,
  bodyId: InstanceId,
  loopIndex: number,
): void {
  run.push({ processId, elementId: node.id, scopeId: bodyId, flowId: null, loopIndex });
}

function itemsOf(
  run: Run,
  loop: MultiInstance,
  scopeId: InstanceId | null,
): Result<readonly Json[], Trouble> {
  const list = run.evaluate(loop.collection, visibleVariables(run.state, scopeId));
  if (!list.ok) return list;
  if (!Array.isArray(list.value))
    return err(trouble('EXPRESSION.FAILED', `${loop.collection.text}: list expected`));
  const items = list.value as readonly Json[];
  return items.length <= limits.multiInstanceMax
    ? ok(items)
    : err(trouble('MULTI_INSTANCE.LIMIT', `${items.length} items, at most ${limits.multiInstanceMax}`));
}

function isEnough(run: Run, { multiInstance }: FlowNode, variables: Variables): Result<boolean, Trouble> {
  const condition = multiInstance?.completionCondition ?? null;
  return condition === null ? ok(false) : holds(run, condition, variables);
}
