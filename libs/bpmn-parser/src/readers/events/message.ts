import type { EventDefinition } from '@vinhdanh/bpmn-model';
import type { ModdleElement } from 'bpmn-moddle';
import { Extensions } from '../../extensions/extensions.js';
import { referenced, textOf, type ReadContext } from '../../read-context.js';

/** BPMN 2.0.2 §10.5.5.5: the message's name correlates; `vd:sender` says who may send it. */
export function readMessageDefinition(
  definition: ModdleElement,
  context: ReadContext,
): EventDefinition | undefined {
  context.acceptOnly(definition, ['messageRef']);
  const extensions = new Extensions(definition, context, ['vd:Sender']);
  const message = referenced(definition, 'messageRef');
  const name = message === undefined ? undefined : textOf(message, 'name')?.trim();
  if (name === undefined || name === '') {
    context.error('BPMN.EVENT_DEFINITION', definition, 'messageRef');
    return undefined;
  }
  const by = extensions
    .many('vd:Sender')
    .map((sender) => ({ role: extensions.key(sender, 'role'), place: extensions.key(sender, 'place') }));
  return { kind: 'message', name, by };
}
