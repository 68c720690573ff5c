import { triggerBoundary } from './boundary.js';
import type { NodeOf } from './elements/element.js';
import type { Run } from './run.js';
import { scopeChain } from './scopes.js';
import type { ElementInstance, InstanceId } from './state.js';

/**
 * Throws a BPMN error at an instance: the nearest enclosing activity with an error boundary that names the
 * code, or names none, catches it (BPMN 2.0.2 §10.5.7); a boundary that names the code goes before one that
 * catches all. Answers false, and changes nothing, when nobody catches.
 */
export function throwError(run: Run, from: InstanceId | null, code: string | null): boolean {
  for (const host of scopeChain(run.state, from)) {
    const boundary = catcher(run, host, code);
    if (boundary === undefined) continue;
    triggerBoundary(run, boundary, host, { by: 'error', timerId: null, rearmedDueAt: null, variables: null });
    return true;
  }
  return false;
}

/** The boundaries of a multi-instance activity are its body's, never an inner instance's. */
function catcher(run: Run, host: ElementInstance, code: string | null): NodeOf<'boundaryEvent'> | undefined {
  if (host.loopIndex !== null) return undefined;
  let catchAll: NodeOf<'boundaryEvent'> | undefined;
  for (const boundaryId of run.nodeOf(host).boundaryIds) {
    const boundary = run.node(host.processId, boundaryId);
    if (boundary.kind !== 'boundaryEvent' || boundary.event.kind !== 'error') continue;
    if (boundary.event.code !== null && boundary.event.code === code) return boundary;
    if (boundary.event.code === null) catchAll ??= boundary;
  }
  return catchAll;
}
