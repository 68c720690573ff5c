import { Defect, type Instant } from '@vinhdanh/kernel';
import type { ApprovalStep, Level, Model } from '@vinhdanh/bpmn-model';
import { byAge } from './ids.js';
import { resolvePlace, type ResolvedPlace } from './place.js';
import type { EngineState, InstanceId, Timer } from './state.js';

/** An open user task as the office sees it. */
export interface OpenStep {
  readonly instanceId: InstanceId;
  readonly elementId: string;
  readonly processId: string;
  readonly name: string;
  readonly step: ApprovalStep;
  readonly level: Level;
  readonly place: ResolvedPlace;
  readonly since: Instant;
  /** Its deadline, also when it has passed; null without one and while the clock stands still. */
  readonly dueAt: Instant | null;
  readonly clock: 'running' | 'stopped';
  /** What is still armed or paused for it: rungs of its deadline and its own boundary timers. */
  readonly timers: readonly Timer[];
}

/**
 * The open steps of a case, oldest first. Pure.
 * @throws Defect `MODEL.MISMATCH` when the state was not made with this model.
 */
export function openSteps(model: Model, state: EngineState): readonly OpenStep[] {
  const tasks = Object.values(state.instances).filter(({ kind }) => kind === 'userTask');
  if (tasks.length === 0) return [];
  const timers = Object.values(state.timers).sort((a, b) => (a.timerId < b.timerId ? -1 : 1));
  return tasks.sort(byAge).map((task) => {
    const { instanceId, elementId, processId, since, dueAt, clock } = task;
    const node = model.processes[processId]?.nodes[elementId];
    if (node?.kind !== 'userTask')
      throw new Defect('MODEL.MISMATCH', `${processId}/${elementId} is no user task`);
    const { step, name } = node;
    const level = step.level === 'scope' ? task.callScope?.level : step.level;
    const place = resolvePlace(state, instanceId, step.assignment.place);
    if (level === undefined || place === null)
      throw new Defect('MODEL.MISMATCH', `${instanceId} has no place`);
    const own = timers.filter((timer) => timer.instanceId === instanceId);
    return { instanceId, elementId, processId, name, step, level, place, since, dueAt, clock, timers: own };
  });
}
