import { readCallScope } from '../extensions/call-scope.js';
import { Extensions } from '../extensions/extensions.js';
import { elementsOf } from '../read-context.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';
import { readMultiInstance } from './multi-instance.js';

/** BPMN 2.0.2 §10.3.5: embedded only. What it holds is read by the walk over the process. */
export const subProcessReader: ElementReader = {
  type: 'bpmn:SubProcess',
  read(element, base, context) {
    context.acceptOnly(element, [
      ...flowNodeProperties,
      'flowElements',
      'artifacts',
      'laneSets',
      'loopCharacteristics',
    ]);
    const scope = readCallScope(new Extensions(element, context, ['vd:CallScope']));
    const [start, second] = elementsOf(element, 'flowElements').filter(
      ({ $type }) => $type === 'bpmn:StartEvent',
    );
    if (start?.id === undefined || second !== undefined) {
      context.error('BPMN.START_EVENT', element, base.id);
      return undefined;
    }
    return {
      ...base,
      multiInstance: readMultiInstance(element, context),
      kind: 'subProcess',
      startId: start.id,
      scope,
    };
  },
};
