import type { EventDefinition } from '@vinhdanh/bpmn-model';
import type { ModdleElement } from 'bpmn-moddle';
import { Extensions } from '../../extensions/extensions.js';
import type { ReadContext } from '../../read-context.js';

/** BPMN 2.0.2 §10.5.3.1: ends the scope with everything that still lives in it. */
export function readTerminateDefinition(definition: ModdleElement, context: ReadContext): EventDefinition {
  context.acceptOnly(definition, []);
  new Extensions(definition, context, []);
  return { kind: 'terminate' };
}
