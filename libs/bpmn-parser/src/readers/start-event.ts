import { Extensions } from '../extensions/extensions.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';
import { readEvent } from './events/read-event.js';

/** BPMN 2.0.2 §10.5.2: none start events only. */
export const startEventReader: ElementReader = {
  type: 'bpmn:StartEvent',
  read(element, base, context) {
    context.acceptOnly(element, [...flowNodeProperties, 'eventDefinitions', 'isInterrupting']);
    new Extensions(element, context, []);
    const event = readEvent(element, context, ['none']);
    if (base.incoming.length > 0)
      context.error('BPMN.STRUCTURE', element, `${base.id} ← ${base.incoming.join(', ')}`);
    return event && { ...base, kind: 'startEvent', event };
  },
};
