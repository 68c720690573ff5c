import type { EventDefinition } from '@vinhdanh/bpmn-model';
import type { ModdleElement } from 'bpmn-moddle';
import { elementsOf, xmlName, type ReadContext } from '../../read-context.js';
import { readErrorDefinition } from './error.js';
import { readMessageDefinition } from './message.js';
import { readTerminateDefinition } from './terminate.js';
import { readTimerDefinition } from './timer.js';

type DefinitionReader = (definition: ModdleElement, context: ReadContext) => EventDefinition | undefined;

const readers: Readonly<Record<string, DefinitionReader>> = {
  'bpmn:TimerEventDefinition': readTimerDefinition,
  'bpmn:MessageEventDefinition': readMessageDefinition,
  'bpmn:ErrorEventDefinition': readErrorDefinition,
  'bpmn:TerminateEventDefinition': readTerminateDefinition,
};

/** The one event definition of an event, when it is among `kinds`; undefined after a finding. */
export function readEvent(
  event: ModdleElement,
  context: ReadContext,
  kinds: readonly EventDefinition['kind'][],
): EventDefinition | undefined {
  const [definition, second] = elementsOf(event, 'eventDefinitions');
  if (second !== undefined) {
    context.error('BPMN.UNSUPPORTED_ELEMENT', event, `${xmlName(event.$type)} × eventDefinition`);
    return undefined;
  }
  const read = definition === undefined ? undefined : readers[definition.$type];
  if (definition !== undefined && read === undefined) {
    context.error('BPMN.UNSUPPORTED_ELEMENT', event, xmlName(definition.$type));
    return undefined;
  }
  const result: EventDefinition | undefined =
    definition === undefined || read === undefined ? { kind: 'none' } : read(definition, context);
  if (result === undefined || kinds.includes(result.kind)) return result;
  context.error('BPMN.UNSUPPORTED_ELEMENT', event, `${xmlName(event.$type)} (${result.kind})`);
  return undefined;
}
