import { Extensions } from '../extensions/extensions.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';
import { readEvent } from './events/read-event.js';

/** BPMN 2.0.2 §10.5.4: message and timer. */
export const intermediateCatchEventReader: ElementReader = {
  type: 'bpmn:IntermediateCatchEvent',
  read(element, base, context) {
    context.acceptOnly(element, [...flowNodeProperties, 'eventDefinitions']);
    new Extensions(element, context, []);
    const event = readEvent(element, context, ['message', 'timer']);
    if (event?.kind === 'timer' && event.timer.kind === 'workingDays' && event.timer.repeat) {
      context.error('BPMN.TIMER', element, 'vd:workingTime@repeat');
    }
    return event && { ...base, kind: 'intermediateCatchEvent', event };
  },
};
