import { activate, armGuards, innerVariables } from '../activation.js';
import { complete, orNull } from '../completion.js';
import type { ElementBehaviour } from './element.js';

/**
 * Embedded sub-process: a scope inside its process. What is set inside stays inside until it completes, and
 * then goes to the scope around it, so an interrupted attempt leaves nothing behind.
 */
export const subProcess: ElementBehaviour<'subProcess'> = {
  kind: 'subProcess',
  enter(run, node, token) {
    const instanceId = run.nextId(node.id);
    const guards = armGuards(run, node, token, instanceId);
    if (!guards.ok) return run.hold(token, guards.error);
    const variables = innerVariables(run, node, token);
    activate(run, node, token, instanceId, 'subProcess', { ...guards.value, variables });
    return run.push({
      processId: token.processId,
      elementId: node.startId,
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
