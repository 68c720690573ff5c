import { levels, type CallScope } from '@vinhdanh/bpmn-model';
import type { Extensions } from './extensions.js';

/** Level and place that a call activity or sub-process gives to the steps inside it. */
export function readCallScope(extensions: Extensions): CallScope | null {
  const scope = extensions.one('vd:CallScope');
  if (scope === undefined) return null;
  return { level: extensions.word(scope, 'level', levels), place: extensions.key(scope, 'place') };
}
