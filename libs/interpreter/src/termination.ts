import type { EngineEvent } from './events.js';
import type { Run } from './run.js';
import { childrenOf } from './scopes.js';
import type { InstanceId } from './state.js';

export type TerminationReason = Extract<EngineEvent, { type: 'ElementTerminated' }>['reason'];

/** Ends an instance before its time, what it contains first; tokens under way inside are gone. */
export function terminate(run: Run, instanceId: InstanceId, reason: TerminationReason): void {
  terminateChildren(run, instanceId, 'scope');
  run.emit({ type: 'ElementTerminated', instanceId, reason });
}

/** Ends everything inside a scope, but not the scope itself. */
export function terminateChildren(run: Run, scopeId: InstanceId | null, reason: TerminationReason): void {
  run.forget(scopeId);
  for (const child of childrenOf(run.state, scopeId)) terminate(run, child.instanceId, reason);
}
