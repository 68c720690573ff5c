import { decisionExtensions, readDecision } from '../extensions/decision.js';
import { Extensions } from '../extensions/extensions.js';
import { flowNodeProperties, type ElementReader } from './element-reader.js';
import { readMultiInstance } from './multi-instance.js';

/** BPMN 2.0.2 §10.3.3.1; which decision it asks is our extension, never an implementation of a host. */
export const businessRuleTaskReader: ElementReader = {
  type: 'bpmn:BusinessRuleTask',
  read(element, base, context) {
    context.acceptOnly(element, [...flowNodeProperties, 'loopCharacteristics']);
    const decision = readDecision(new Extensions(element, context, decisionExtensions));
    return (
      decision && {
        ...base,
        multiInstance: readMultiInstance(element, context),
        kind: 'businessRuleTask',
        decision,
      }
    );
  },
};
