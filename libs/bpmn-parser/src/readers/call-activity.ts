import { readCallScope } from '../extensions/call-scope.js';
import { Extensions } from '../extensions/extensions.js';
import { textOf } from '../read-context.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';
import { readMultiInstance } from './multi-instance.js';

/** BPMN 2.0.2 §10.3.6: calls a process of the same bundle; that it exists is checked when the bundle is compiled. */
export const callActivityReader: ElementReader = {
  type: 'bpmn:CallActivity',
  read(element, base, context) {
    context.acceptOnly(element, [...flowNodeProperties, 'calledElement', 'loopCharacteristics']);
    const scope = readCallScope(new Extensions(element, context, ['vd:CallScope']));
    const calledElement = textOf(element, 'calledElement')?.replace(/^.*:/, '') ?? '';
    if (calledElement === '') {
      context.error('CALL.UNKNOWN_PROCESS', element, calledElement);
      return undefined;
    }
    return {
      ...base,
      multiInstance: readMultiInstance(element, context),
      kind: 'callActivity',
      calledElement,
      scope,
    };
  },
};
