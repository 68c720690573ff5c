import { isNumber } from './number.js';
import { FeelDate, FeelDateTime, FeelTime, isTemporal } from './temporal.js';
import type { FeelType } from './type.js';
import { isContext, isFunction, isList, isRange, type FeelFunction, type FeelValue } from './value.js';

/** Whether `value` belongs to `type` (DMN 1.5 §10.3.2.9). Null is of the type `Null` alone. */
export function instanceOf(value: FeelValue, type: FeelType): boolean {
  return value === null ? type.kind === 'null' : conforms(value, type);
}

/** As `instanceOf`, but null conforms to every type: so items and entries may be null. */
export function conforms(value: FeelValue, type: FeelType): boolean {
  if (value === null) return true;
  switch (type.kind) {
    case 'any':
      return true;
    case 'null':
      return false;
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'number':
      return isNumber(value);
    case 'list':
      return (
        isList(value) && (type.element.kind === 'any' || value.every((item) => conforms(item, type.element)))
      );
    case 'range':
      return isRange(value) && conforms(value.start ?? value.end ?? null, type.element);
    case 'context':
      return (
        isContext(value) &&
        [...type.entries].every(([name, entry]) => value.has(name) && conforms(value.get(name), entry))
      );
    case 'function':
      return isFunction(value) && functionConforms(value, type);
    default:
      return isTemporal(value) && value.kind === type.kind;
  }
}

/** Parameters the other way round, the result in the same direction. */
function functionConforms(value: FeelFunction, type: FeelType & { kind: 'function' }): boolean {
  return (
    value.parameters.length === type.parameters.length &&
    value.parameters.every((own, at) => typeConforms(type.parameters[at] as FeelType, own.type)) &&
    typeConforms(value.result, type.result)
  );
}

/** Whether every value of `own` belongs to `type`. An unknown type is `any` and conforms to `any` alone. */
export function typeConforms(own: FeelType, type: FeelType): boolean {
  if (type.kind === 'any' || own.kind === 'null') return true;
  switch (type.kind) {
    case 'list':
    case 'range':
      return own.kind === type.kind && typeConforms(own.element, type.element);
    case 'context':
      return (
        own.kind === 'context' &&
        [...type.entries].every(([name, entry]) => {
          const ownEntry = own.entries.get(name);
          return ownEntry !== undefined && typeConforms(ownEntry, entry);
        })
      );
    case 'function':
      return (
        own.kind === 'function' &&
        own.parameters.length === type.parameters.length &&
        own.parameters.every((parameter, at) => typeConforms(type.parameters[at] as FeelType, parameter)) &&
        typeConforms(own.result, type.result)
      );
    default:
      return own.kind === type.kind;
  }
}

/**
 * `value` as `type` asks, with the implicit conversions of DMN 1.5 §10.3.2.9.4: a list of one to its item, an
 * item to a list of one, a date to its midnight in UTC. `undefined` when it does not fit.
 */
export function coerceTo(value: FeelValue, type: FeelType): FeelValue | undefined {
  if (conforms(value, type)) return value;
  if (type.kind === 'list') {
    const item = isList(value) ? undefined : coerceTo(value, type.element);
    return item === undefined ? undefined : [item];
  }
  if (isList(value)) return value.length === 1 ? coerceTo(value[0] ?? null, type) : undefined;
  if (type.kind === 'date-time' && value instanceof FeelDate) {
    return new FeelDateTime(value, new FeelTime(0, 0, 0, 0, 0, null));
  }
  return undefined;
}
