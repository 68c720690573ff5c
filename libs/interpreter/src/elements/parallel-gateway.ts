import { pass } from '../flow.js';
import { joinKey } from '../ids.js';
import type { ElementBehaviour } from './element.js';

/**
 * Waits for one token on every incoming flow of one scope instance, then sends one along every outgoing flow
 * (BPMN 2.0.2 §13.4.1). Two tokens on one flow are not two flows: the second waits for the next round.
 */
export const parallelGateway: ElementBehaviour<'parallelGateway'> = {
  kind: 'parallelGateway',
  enter(run, node, token) {
    const { processId, elementId, scopeId, flowId } = token;
    const waiting = run.state.joins[joinKey(scopeId, elementId)] ?? [];
    const complete = node.incoming.every((incoming) => incoming === flowId || waiting.includes(incoming));
    if (complete || flowId === null) return pass(run, token, node.outgoing);
    run.emit({ type: 'TokenJoined', elementId, processId, scopeId, flowId });
  },
};
