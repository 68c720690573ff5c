import type { Instant } from '@vinhdanh/kernel';
import { chooseExit, finishExit } from './flow.js';
import type { Run } from './run.js';
import { terminate } from './termination.js';
import type { ElementInstance, Variables } from './state.js';
import type { NodeOf } from './elements/element.js';

/** What set a boundary event off. */
export interface Trigger {
  readonly by: 'timer' | 'message' | 'error';
  readonly timerId: string | null;
  readonly rearmedDueAt: Instant | null;
  readonly variables: Variables | null;
}

/**
 * A boundary event happens at its host. An interrupting one ends the host with everything inside before its
 * own token moves, so nothing inside can throw or send afterwards; the other leaves the host as it is.
 * An error always interrupts (BPMN 2.0.2 §10.5.4).
 */
export function triggerBoundary(
  run: Run,
  boundary: NodeOf<'boundaryEvent'>,
  host: ElementInstance,
  { by, timerId, rearmedDueAt, variables }: Trigger,
): void {
  const interrupting = boundary.interrupting || by === 'error';
  const { processId, scopeId, instanceId } = host;
  const exit = chooseExit(run, processId, boundary, scopeId, variables);
  run.emit({
    type: 'BoundaryTriggered',
    elementId: boundary.id,
    instanceId,
    by,
    timerId,
    interrupting,
    tacitConsent: boundary.tacitConsent && by === 'timer',
    flows: exit.flows,
    rearmedDueAt: interrupting ? null : rearmedDueAt,
    variables,
  });
  if (interrupting) terminate(run, instanceId, by === 'error' ? 'error' : 'boundary');
  finishExit(run, processId, boundary.id, scopeId, exit);
  run.followUp({ kind: 'settle', scopeId });
}
