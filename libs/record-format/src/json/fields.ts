import type { Json, JsonObject } from '@vinhdanh/kernel';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: Json | undefined): value is string => typeof value === 'string';

/** A whole number from 0 on that is exact. */
export const isCount = (value: Json | undefined): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** Whether an object has exactly these members: one more is as wrong as one less. */
export const hasExactly = (object: JsonObject, names: readonly string[]): boolean =>
  Object.keys(object).length === names.length && names.every((name) => Object.hasOwn(object, name));
