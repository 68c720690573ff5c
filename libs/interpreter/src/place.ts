import type { EngineState, InstanceId } from './state.js';

/** An organisation that the route of the case names, or one that a multi-instance body hands out. */
export type ResolvedPlace = string | { readonly item: string };

/**
 * The item of the innermost multi-instance body around a position, as text; null when there is none.
 * Read from the body and not from a variable, which a task could have overwritten.
 */
export function itemOf(
  state: EngineState,
  scopeId: InstanceId | null,
  loopIndex: number | null,
): string | null {
  let position: { scopeId: InstanceId | null; loopIndex: number | null } | undefined = { scopeId, loopIndex };
  while (position !== undefined && position.scopeId !== null) {
    if (position.loopIndex !== null) {
      const item = state.loops[position.scopeId]?.items[position.loopIndex];
      return typeof item === 'string' ? item : null;
    }
    position = state.instances[position.scopeId];
  }
  return null;
}

/**
 * What a place key means for a living instance: `scope` is the place of its innermost call or sub-process,
 * `item` the item of its innermost multi-instance body, anything else is itself. Null when it cannot be told.
 */
export function resolvePlace(
  state: EngineState,
  instanceId: InstanceId,
  place: string,
): ResolvedPlace | null {
  const instance = Object.hasOwn(state.instances, instanceId) ? state.instances[instanceId] : undefined;
  if (instance === undefined) return null;
  const key = place === 'scope' ? (instance.callScope?.place ?? null) : place;
  if (key !== 'item') return key;
  const item = itemOf(state, instance.scopeId, instance.loopIndex);
  return item === null ? null : { item };
}
