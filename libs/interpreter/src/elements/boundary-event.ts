import { triggerBoundary } from '../boundary.js';
import { pass } from '../flow.js';
import { nextFiring } from '../timers.js';
import type { ElementBehaviour } from './element.js';

/** Boundary event: armed with its host (`armGuards`), set off by a timer, a message or an error. */
export const boundaryEvent: ElementBehaviour<'boundaryEvent'> = {
  kind: 'boundaryEvent',
  /** No flow leads here; only an incident's retry can put a token on it, and then it goes on. */
  enter(run, node, token) {
    pass(run, token, node.outgoing);
  },
  timerFired(run, node, timer) {
    if (node.event.kind !== 'timer') return;
    const rearmedDueAt = nextFiring(run, timer, node.event.timer);
    const host = run.instance(timer.instanceId);
    triggerBoundary(run, node, host, { by: 'timer', timerId: timer.timerId, rearmedDueAt, variables: null });
  },
  messageReceived(run, node, subscription, variables) {
    const host = run.instance(subscription.instanceId);
    const brought = Object.keys(variables).length === 0 ? null : variables;
    triggerBoundary(run, node, host, {
      by: 'message',
      timerId: null,
      rearmedDueAt: null,
      variables: brought,
    });
  },
};
