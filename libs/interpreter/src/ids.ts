import type { ElementInstance, EngineState } from './state.js';

/** Splits `prefix#12` into its counter key `prefix#` and its number. */
export function counterOf(id: string): { readonly key: string; readonly number: number } {
  const mark = id.lastIndexOf('#') + 1;
  return { key: id.slice(0, mark), number: Number(id.slice(mark)) };
}

/** The next id with this prefix in the case: `prefix#counter`. Pure; the counter moves when the id is recorded. */
export const nextId = (state: EngineState, prefix: string): string =>
  `${prefix}#${(state.counters[`${prefix}#`] ?? 0) + 1}`;

/**
 * The order in which living instances are looked at: by age, then by id, numbers as numbers.
 * It never leans on the order of a map, which canonical JSON changes.
 */
export function byAge(a: ElementInstance, b: ElementInstance): number {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  const left = counterOf(a.instanceId);
  const right = counterOf(b.instanceId);
  if (left.key !== right.key) return left.key < right.key ? -1 : 1;
  return left.number - right.number;
}

/** The key of a join's waiting tokens in one scope. `/` cannot occur in an element id. */
export const joinKey = (scopeId: string | null, elementId: string): string => `${scopeId ?? ''}/${elementId}`;

/** The entry of a map that a caller's text names, and never a property of Object. */
export const lookup = <Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;
