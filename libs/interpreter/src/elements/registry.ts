import type { FlowNode, FlowNodeKind } from '@vinhdanh/bpmn-model';
import { boundaryEvent } from './boundary-event.js';
import { businessRuleTask } from './business-rule-task.js';
import { callActivity } from './call-activity.js';
import { catchEvent } from './catch-event.js';
import type { ElementBehaviour } from './element.js';
import { endEvent } from './end-event.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { parallelGateway } from './parallel-gateway.js';
import { serviceTask } from './service-task.js';
import { startEvent } from './start-event.js';
import { subProcess } from './sub-process.js';
import { userTask } from './user-task.js';

/** Every element that the engine executes. A new one is a file beside these and a line here. */
const registry: { readonly [Kind in FlowNodeKind]: ElementBehaviour<Kind> } = {
  startEvent,
  endEvent,
  intermediateCatchEvent: catchEvent,
  boundaryEvent,
  userTask,
  serviceTask,
  businessRuleTask,
  exclusiveGateway,
  parallelGateway,
  callActivity,
  subProcess,
};

/** The behaviour of a node. The registry's type holds kind and behaviour together; the cast only widens it. */
export const behaviourOf = (node: FlowNode): ElementBehaviour<FlowNodeKind> =>
  registry[node.kind] as unknown as ElementBehaviour<FlowNodeKind>;
