import { activate } from '../activation.js';
import { complete, orNull } from '../completion.js';
import { pass } from '../flow.js';
import { trouble } from '../run.js';
import { schedule } from '../timers.js';
import type { ElementBehaviour } from './element.js';

/** Intermediate catch event: waits for its timer or message, once (BPMN 2.0.2 §10.5.4). */
export const catchEvent: ElementBehaviour<'intermediateCatchEvent'> = {
  kind: 'intermediateCatchEvent',
  enter(run, node, token) {
    const { event, id: elementId } = node;
    if (event.kind === 'none') return pass(run, token, node.outgoing);
    const instanceId = run.nextId(elementId);
    const id = `${instanceId}:${elementId}`;
    if (event.kind === 'timer') {
      const first = schedule(run, event.timer, token.scopeId);
      if (!first.ok) return run.hold(token, first.error);
      const { dueAt } = first.value;
      const timer = { timerId: id, purpose: 'catch', instanceId, elementId, dueAt } as const;
      const once = { pausedWorkingMs: null, repetition: null, cycle: null };
      return activate(run, node, token, instanceId, 'catchEvent', { timers: [{ ...timer, ...once }] });
    }
    if (event.kind === 'message') {
      const subscription = { subscriptionId: id, name: event.name, instanceId, elementId, by: event.by };
      return activate(run, node, token, instanceId, 'catchEvent', { subscriptions: [subscription] });
    }
    return run.hold(token, trouble('ELEMENT.UNSUPPORTED', `${elementId} cannot catch ${event.kind}`));
  },
  timerFired(run, node, timer) {
    complete(run, node, run.instance(timer.instanceId), null);
  },
  messageReceived(run, node, subscription, variables) {
    complete(run, node, run.instance(subscription.instanceId), orNull(variables));
  },
};
