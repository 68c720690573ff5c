import { assertNever, limits } from '@vinhdanh/kernel';
import { behaviourOf } from './elements/registry.js';
import { enterMultiInstance, innerEnded } from './elements/multi-instance.js';
import { trouble, type Run, type Token } from './run.js';
import { hasChildren, hasHeldTokens, joinsIn } from './scopes.js';
import type { InstanceId } from './state.js';

/**
 * Moves tokens, first in first out, until nothing can move without somebody outside. Past
 * `limits.automaticStepsPerCommandMax` all that was done automatically is undone, so that an endless loop
 * does not fill the record, and each token waits where the command left it, by incident `LOOP_LIMIT`.
 */
export function drain(run: Run): void {
  followUpAll(run);
  const mark = run.mark();
  for (let steps = 0; ; steps++) {
    const token = run.next();
    if (token === undefined) return;
    if (steps === limits.automaticStepsPerCommandMax) {
      const reason = trouble('LOOP_LIMIT', `more than ${limits.automaticStepsPerCommandMax} automatic steps`);
      for (const ready of run.rollback(mark)) run.hold(ready, reason);
      return;
    }
    enter(run, token);
    run.followUp({ kind: 'settle', scopeId: token.scopeId });
    followUpAll(run);
  }
}

function enter(run: Run, token: Token): void {
  const node = run.node(token.processId, token.elementId);
  if (node.multiInstance !== null && token.loopIndex === null) {
    return enterMultiInstance(run, node, node.multiInstance, token);
  }
  return behaviourOf(node).enter(run, node, token);
}

function followUpAll(run: Run): void {
  for (let work = run.nextFollowUp(); work !== undefined; work = run.nextFollowUp()) {
    switch (work.kind) {
      case 'settle':
        settle(run, work.scopeId);
        break;
      case 'end':
        endScope(run, work.scopeId);
        break;
      case 'inner':
        innerEnded(run, work.bodyId, work.variables);
        break;
      default:
        assertNever(work, 'follow-up');
    }
  }
}

/** Ends a scope in which nothing moves, waits or is held. A join that can never be complete is an incident. */
function settle(run: Run, scopeId: InstanceId | null): void {
  const { state } = run;
  if (state.status !== 'active' || run.hasTokens(scopeId)) return;
  const scope = scopeId === null ? null : state.instances[scopeId];
  if (scope === undefined || scope?.kind === 'multiInstance') return;
  if (hasChildren(state, scopeId) || hasHeldTokens(state, scopeId)) return;
  const [stuck] = joinsIn(state, scopeId);
  if (stuck === undefined) return endScope(run, scopeId);
  const elementId = stuck.slice(stuck.lastIndexOf('/') + 1);
  const reason = trouble('JOIN.DEADLOCK', `no token is left that could reach ${elementId}`);
  return run.raise(reason, elementId, scopeId, { kind: 'settle', scopeId });
}

function endScope(run: Run, scopeId: InstanceId | null): void {
  if (run.state.status !== 'active') return;
  if (scopeId === null) return run.emit({ type: 'ProcessCompleted', result: run.state.result });
  const scope = run.state.instances[scopeId];
  if (scope === undefined) return;
  const node = run.nodeOf(scope);
  behaviourOf(node).scopeEnded?.(run, node, scope);
}
