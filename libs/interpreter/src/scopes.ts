import type { CallScope } from '@vinhdanh/bpmn-model';
import { byAge } from './ids.js';
import type { ElementInstance, EngineState, InstanceId, Variables } from './state.js';

/** The living containers from `scopeId` outwards. Pure. */
export function scopeChain(state: EngineState, scopeId: InstanceId | null): readonly ElementInstance[] {
  const chain: ElementInstance[] = [];
  for (let id = scopeId; id !== null;) {
    const instance: ElementInstance | undefined = state.instances[id];
    if (instance === undefined) break;
    chain.push(instance);
    id = instance.scopeId;
  }
  return chain;
}

/** What can be read in a scope: its own variables, then those around it; inner ones shadow outer ones. */
export function visibleVariables(state: EngineState, scopeId: InstanceId | null): Variables {
  let merged: Variables = state.variables[''] ?? {};
  for (const { instanceId } of scopeChain(state, scopeId).toReversed()) {
    const own = state.variables[instanceId];
    if (own !== undefined) merged = { ...merged, ...own };
  }
  return merged;
}

/** Level and place of the innermost call activity or sub-process around a scope. */
export const callScopeOf = (state: EngineState, scopeId: InstanceId | null): CallScope | null =>
  scopeId === null ? null : (state.instances[scopeId]?.callScope ?? null);

/** The living instances directly inside a scope, oldest first. */
export function childrenOf(state: EngineState, scopeId: InstanceId | null): readonly ElementInstance[] {
  return Object.values(state.instances)
    .filter((instance) => instance.scopeId === scopeId)
    .sort(byAge);
}

/** Whether anything lives directly inside a scope. Looks at no more than it must. */
export function hasChildren(state: EngineState, scopeId: InstanceId | null): boolean {
  for (const id in state.instances) {
    if (state.instances[id]?.scopeId === scopeId) return true;
  }
  return false;
}

/** Whether an incident holds a token of this scope. */
export const hasHeldTokens = (state: EngineState, scopeId: InstanceId | null): boolean =>
  Object.values(state.incidents).some(({ retry }) => retry.scopeId === scopeId);

/** The joins of a scope at which tokens wait. */
export const joinsIn = (state: EngineState, scopeId: InstanceId | null): readonly string[] =>
  Object.keys(state.joins)
    .filter((key) => key.startsWith(`${scopeId ?? ''}/`))
    .sort();
