import type { Json, JsonObject } from '@vinhdanh/kernel';
import { formatValue } from '../feel/values/format.js';
import { isNumber, parseNumber } from '../feel/values/number.js';
import { contextOf, isContext, isList, type FeelValue } from '../feel/values/value.js';

/** A recorded value as FEEL knows it. A text stays a text: a date is made where the rule says so. Pure. */
export function fromJson(value: Json): FeelValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : parseNumber(String(value));
  if (Array.isArray(value)) return (value as readonly Json[]).map(fromJson);
  return contextOf(
    Object.entries(value as JsonObject).map(([name, inner]) => [name, fromJson(inner ?? null)] as const),
  );
}

/**
 * A value as the record holds it: an integer as number, every other number, date, time, duration and range as the
 * text that an expression would write. Pure.
 */
export function toJson(value: FeelValue): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return value;
  if (isNumber(value)) return formatValue(value);
  if (isList(value)) return value.map(toJson);
  // Own members by `fromEntries`: a name such as `__proto__` stays a name.
  if (isContext(value))
    return Object.fromEntries([...value.entries].map(([name, inner]) => [name, toJson(inner)]));
  return formatValue(value);
}
