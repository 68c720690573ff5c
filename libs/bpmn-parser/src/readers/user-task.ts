import { readApprovalStep, stepExtensions } from '../extensions/approval-step.js';
import { Extensions } from '../extensions/extensions.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';
import { readMultiInstance } from './multi-instance.js';

/** BPMN 2.0.2 §10.3.3.2; who decides it and how is our extension. */
export const userTaskReader: ElementReader = {
  type: 'bpmn:UserTask',
  read(element, base, context) {
    context.acceptOnly(element, [...flowNodeProperties, 'loopCharacteristics']);
    const step = readApprovalStep(new Extensions(element, context, stepExtensions));
    return step && { ...base, multiInstance: readMultiInstance(element, context), kind: 'userTask', step };
  },
};
