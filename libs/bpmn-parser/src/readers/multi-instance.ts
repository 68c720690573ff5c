import type { MultiInstance } from '@vinhdanh/bpmn-model';
import type { ModdleElement } from 'bpmn-moddle';
import { Extensions } from '../extensions/extensions.js';
import { referenced, xmlName, type ReadContext } from '../read-context.js';

/**
 * BPMN 2.0.2 §10.3.7: parallel or sequential over the list that `vd:forEach` names. A cardinality and
 * data references are refused until they can be carried out. Null when the activity does not loop.
 */
export function readMultiInstance(activity: ModdleElement, context: ReadContext): MultiInstance | null {
  const loop = referenced(activity, 'loopCharacteristics');
  if (loop === undefined) return null;
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    context.error('BPMN.UNSUPPORTED_ELEMENT', activity, xmlName(loop.$type));
    return null;
  }
  context.acceptOnly(loop, ['isSequential', 'completionCondition']);
  const extensions = new Extensions(loop, context, ['vd:ForEach']);
  const forEach = extensions.one('vd:ForEach');
  if (forEach === undefined) {
    extensions.wrong('vd:forEach');
    return null;
  }
  const condition = context.expressionText(loop.get('completionCondition'), activity);
  const collection = context.compile(extensions.text(forEach, 'collection'), activity);
  if (collection === null) return null;
  return {
    sequential: loop.get('isSequential') === true,
    collection,
    elementVariable: extensions.key(forEach, 'elementVariable'),
    completionCondition: condition === undefined ? null : context.compile(condition, activity),
  };
}
