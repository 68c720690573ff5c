import type { Model } from '@vinhdanh/bpmn-model';
import type { Obligations } from '@vinhdanh/contracts/messages';
import { effects } from '@vinhdanh/interpreter';
import { currentLevel } from './level.js';
import type { CaseState } from './state.js';

/** What the journey has to do for a case right now: ids, level and times; nothing personal. Pure. */
export function obligationsOf(model: Model, state: CaseState): Obligations {
  const { timers, jobs } = effects(state.engine);
  const [nearest] = timers;
  return {
    version: state.version,
    level: currentLevel(model, state),
    openSteps: Object.keys(state.steps).sort(),
    nearestTimer: nearest === undefined ? null : { timerId: nearest.timerId, dueAt: nearest.dueAt },
    jobs: jobs.map(({ jobId, spec }) => ({ jobId, type: spec.type })),
    incidents: Object.keys(state.engine.incidents).length,
    concluded: state.status === 'concluded',
  };
}
