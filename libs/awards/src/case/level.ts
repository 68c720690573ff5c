import { levels, type Level, type Model } from '@vinhdanh/bpmn-model';
import type { JourneyLevel } from '@vinhdanh/contracts/messages';
import { levelOf } from './places.js';
import type { CaseState } from './state.js';

const waits = new Set(['userTask', 'serviceTask', 'catchEvent']);

/**
 * The level that a case stands at: the highest at which anything waits (a step, a job, a message); where only
 * an incident holds it, the highest that encloses anything. `concluded` once the path has ended.
 */
export function currentLevel(model: Model, state: CaseState): JourneyLevel {
  if (state.status === 'concluded') return 'concluded';
  const instances = Object.values(state.engine.instances);
  const of = (list: typeof instances): Level | null =>
    highest(list.map((instance) => levelOf(model, instance)).filter((level) => level !== null));
  return of(instances.filter(({ kind }) => waits.has(kind))) ?? of(instances) ?? 'unit';
}

const highest = (found: readonly Level[]): Level | null =>
  levels.toReversed().find((level) => found.includes(level)) ?? null;
