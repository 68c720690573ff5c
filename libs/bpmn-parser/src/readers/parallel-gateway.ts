import { Extensions } from '../extensions/extensions.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';

/** BPMN 2.0.2 §10.6.4. */
export const parallelGatewayReader: ElementReader = {
  type: 'bpmn:ParallelGateway',
  read(element, base, context) {
    context.acceptOnly(element, [...flowNodeProperties, 'gatewayDirection']);
    new Extensions(element, context, []);
    return { ...base, kind: 'parallelGateway' };
  },
};
