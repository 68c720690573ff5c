import { Extensions } from '../extensions/extensions.js';
import { referenced } from '../read-context.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';

/** BPMN 2.0.2 §10.6.2. */
export const exclusiveGatewayReader: ElementReader = {
  type: 'bpmn:ExclusiveGateway',
  read(element, base, context) {
    context.acceptOnly(element, [...flowNodeProperties, 'default', 'gatewayDirection']);
    new Extensions(element, context, []);
    const defaultFlow = referenced(element, 'default')?.id ?? null;
    if (defaultFlow !== null && !base.outgoing.includes(defaultFlow)) {
      context.error('BPMN.BROKEN_REFERENCE', element, `${base.id}@default="${defaultFlow}"`);
    }
    return { ...base, kind: 'exclusiveGateway', defaultFlow };
  },
};
