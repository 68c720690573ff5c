import { pass } from '../flow.js';
import type { ElementBehaviour } from './element.js';

/** None start event: the token goes on (BPMN 2.0.2 §10.5.2). */
export const startEvent: ElementBehaviour<'startEvent'> = {
  kind: 'startEvent',
  enter(run, node, token) {
    pass(run, token, node.outgoing);
  },
};
