import { limits } from '@vinhdanh/kernel';
import { activate, armGuards, innerVariables } from '../activation.js';
import { complete, orNull } from '../completion.js';
import { trouble } from '../run.js';
import { scopeChain } from '../scopes.js';
import type { ElementBehaviour } from './element.js';

/**
 * Call activity: runs another process of the bundle in a scope of its own. The called process reads what is
 * visible where it is called; what it set itself goes to the calling scope when it completes.
 */
export const callActivity: ElementBehaviour<'callActivity'> = {
  kind: 'callActivity',
  enter(run, node, token) {
    const { processes } = run.model;
    const called = Object.hasOwn(processes, node.calledElement) ? processes[node.calledElement] : undefined;
    if (called === undefined) {
      return run.hold(
        token,
        trouble('CALL.UNKNOWN_PROCESS', `the bundle has no process ${node.calledElement}`),
      );
    }
    const depth = scopeChain(run.state, token.scopeId).filter(({ kind }) => kind === 'callActivity').length;
    if (depth >= limits.callDepthMax) {
      return run.hold(
        token,
        trouble('CALL.DEPTH', `more than ${limits.callDepthMax} calls inside each other`),
      );
    }
    const instanceId = run.nextId(node.id);
    const guards = armGuards(run, node, token, instanceId);
    if (!guards.ok) return run.hold(token, guards.error);
    const variables = innerVariables(run, node, token);
    activate(run, node, token, instanceId, 'callActivity', { ...guards.value, variables });
    return run.push({
      processId: called.id,
      elementId: called.startId,
      scopeId: instanceId,
      flowId: null,
      loopIndex: null,
    });
  },
  scopeEnded(run, node, instance) {
    const own = instance.loopIndex === null ? run.state.variables[instance.instanceId] : undefined;
    complete(run, node, instance, orNull(own));
  },
};
