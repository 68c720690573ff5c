import { activate, armGuards, innerVariables } from '../activation.js';
import { complete, orNull } from '../completion.js';
import { deadlineRungs } from '../deadline.js';
import { itemOf } from '../place.js';
import { trouble, type Run, type Token, type Trouble } from '../run.js';
import { callScopeOf } from '../scopes.js';
import type { ElementBehaviour, NodeOf } from './element.js';

/** User task: one open step of the office, with its deadline's rungs. It waits for `CompleteTask`. */
export const userTask: ElementBehaviour<'userTask'> = {
  kind: 'userTask',
  enter(run, node, token) {
    const homeless = placeTrouble(run, node, token);
    if (homeless !== null) return run.hold(token, homeless);
    const instanceId = run.nextId(node.id);
    const guards = armGuards(run, node, token, instanceId);
    if (!guards.ok) return run.hold(token, guards.error);
    const { deadline } = node.step;
    const rungs = deadline === null ? [] : deadlineRungs(run, instanceId, node.id, deadline);
    return activate(run, node, token, instanceId, 'userTask', {
      timers: [...rungs, ...guards.value.timers],
      subscriptions: guards.value.subscriptions,
      variables: innerVariables(run, node, token),
    });
  },
  completed(run, node, instance, variables) {
    complete(run, node, instance, orNull(variables));
  },
  timerFired(run, _node, timer) {
    const { timerId, instanceId, purpose } = timer;
    if (purpose === 'boundary' || purpose === 'catch') return;
    run.emit({ type: 'DeadlineReached', timerId, instanceId, purpose });
  },
};

/** A step that nobody could find in an inbox must not open. */
function placeTrouble(run: Run, { id, step }: NodeOf<'userTask'>, token: Token): Trouble | null {
  const scope = callScopeOf(run.state, token.scopeId);
  if (scope === null && (step.level === 'scope' || step.assignment.place === 'scope')) {
    return trouble('STEP.NO_SCOPE', `${id} takes its level or place from a call, and there is none`);
  }
  const place = step.assignment.place === 'scope' ? scope?.place : step.assignment.place;
  if (place === 'item' && itemOf(run.state, token.scopeId, token.loopIndex) === null) {
    return trouble('STEP.NO_ITEM', `${id} takes its place from a multi-instance item, and there is none`);
  }
  return null;
}
