import { holds, pass } from '../flow.js';
import { trouble } from '../run.js';
import { visibleVariables } from '../scopes.js';
import type { ElementBehaviour } from './element.js';

/**
 * Takes the first flow, in the drawn order, whose condition is true, else the default flow
 * (BPMN 2.0.2 §13.4.2). Without either: incident `GATEWAY.NO_FLOW`, the token waits before the gateway.
 */
export const exclusiveGateway: ElementBehaviour<'exclusiveGateway'> = {
  kind: 'exclusiveGateway',
  enter(run, node, token) {
    const variables = visibleVariables(run.state, token.scopeId);
    for (const flowId of node.outgoing) {
      if (flowId === node.defaultFlow) continue;
      const { condition } = run.flow(token.processId, flowId);
      if (condition === null) return pass(run, token, [flowId]);
      const answer = holds(run, condition, variables);
      if (!answer.ok) return run.hold(token, answer.error);
      if (answer.value) return pass(run, token, [flowId]);
    }
    if (node.defaultFlow !== null) return pass(run, token, [node.defaultFlow]);
    if (node.outgoing.length === 0) return pass(run, token, []);
    return run.hold(token, trouble('GATEWAY.NO_FLOW', `no condition after ${node.id} is true`));
  },
};
