import { isNumber } from '../values/number.js';
import { isTemporal } from '../values/temporal.js';
import { isList, type FeelValue } from '../values/value.js';

/** The kind of a value in one word, for notes and for telling whether two values compare at all. */
export function kindOf(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (isNumber(value)) return 'number';
  if (isList(value)) return 'list';
  if (isTemporal(value)) return value.kind;
  return value.kind;
}
