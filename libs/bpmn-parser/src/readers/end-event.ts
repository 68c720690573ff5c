import { Extensions } from '../extensions/extensions.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';
import { readEvent } from './events/read-event.js';

/** BPMN 2.0.2 §10.5.3: none, error and terminate; `vd:result` names what the case came to. */
export const endEventReader: ElementReader = {
  type: 'bpmn:EndEvent',
  read(element, base, context) {
    context.acceptOnly(element, [...flowNodeProperties, 'eventDefinitions']);
    const extensions = new Extensions(element, context, ['vd:Result']);
    const event = readEvent(element, context, ['none', 'error', 'terminate']);
    if (base.outgoing.length > 0)
      context.error('BPMN.STRUCTURE', element, `${base.id} → ${base.outgoing.join(', ')}`);
    const result = extensions.one('vd:Result');
    if (event?.kind === 'error' && event.code === null)
      context.error('BPMN.EVENT_DEFINITION', element, 'errorCode');
    return (
      event && {
        ...base,
        kind: 'endEvent',
        event,
        result: result === undefined ? null : extensions.key(result, 'value'),
      }
    );
  },
};
