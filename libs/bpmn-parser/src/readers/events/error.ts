import type { EventDefinition } from '@vinhdanh/bpmn-model';
import type { ModdleElement } from 'bpmn-moddle';
import { Extensions } from '../../extensions/extensions.js';
import { referenced, textOf, type ReadContext } from '../../read-context.js';

/** BPMN 2.0.2 §10.5.5.3: the code matches thrower and catcher; a catcher without a code catches every error. */
export function readErrorDefinition(definition: ModdleElement, context: ReadContext): EventDefinition {
  context.acceptOnly(definition, ['errorRef']);
  new Extensions(definition, context, []);
  const error = referenced(definition, 'errorRef');
  return { kind: 'error', code: error === undefined ? null : (textOf(error, 'errorCode') ?? null) };
}
