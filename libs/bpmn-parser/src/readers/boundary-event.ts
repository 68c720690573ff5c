import { Extensions } from '../extensions/extensions.js';
import { referenced } from '../read-context.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';
import { readEvent } from './events/read-event.js';

const hosts = ['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:CallActivity', 'bpmn:SubProcess'];

/** BPMN 2.0.2 §10.5.4: timer and message, interrupting or not; error, which always interrupts. */
export const boundaryEventReader: ElementReader = {
  type: 'bpmn:BoundaryEvent',
  read(element, base, context) {
    context.acceptOnly(element, [
      ...flowNodeProperties,
      'eventDefinitions',
      'attachedToRef',
      'cancelActivity',
    ]);
    const extensions = new Extensions(element, context, ['vd:TacitConsent']);
    const event = readEvent(element, context, ['timer', 'message', 'error']);
    const interrupting = element.get('cancelActivity') !== false;
    const tacitConsent = extensions.one('vd:TacitConsent') !== undefined;
    const host = referenced(element, 'attachedToRef');
    if (host?.id === undefined) {
      context.error('BPMN.BROKEN_REFERENCE', element, `${base.id}@attachedToRef`);
      return undefined;
    }
    if (!hosts.includes(host.$type)) context.error('BPMN.STRUCTURE', element, `${base.id} ∉ ${host.id}`);
    if (host.$parent !== element.$parent) context.error('BPMN.STRUCTURE', element, `${base.id} ⊄ ${host.id}`);
    if (base.incoming.length > 0)
      context.error('BPMN.STRUCTURE', element, `${base.id} ← ${base.incoming.join(', ')}`);
    if (event === undefined) return undefined;
    if (event.kind === 'error' && !interrupting)
      context.error('BPMN.EVENT_DEFINITION', element, 'cancelActivity="false"');
    if (tacitConsent && (event.kind !== 'timer' || !interrupting)) extensions.wrong('vd:tacitConsent');
    const repeats = event.kind === 'timer' && event.timer.kind === 'workingDays' && event.timer.repeat;
    if (repeats && interrupting) context.error('BPMN.TIMER', element, 'vd:workingTime@repeat');
    return { ...base, kind: 'boundaryEvent', event, attachedTo: host.id, interrupting, tacitConsent };
  },
};
