export {
  initialEngineState,
  type EngineState,
  type ElementInstance,
  type InstanceId,
  type Incident,
  type Job,
  type MessageSubscription,
  type Retry,
  type Timer,
  type TimerPurpose,
  type Variables,
} from './state.js';
export type { DecisionReasons, EngineEvent, EngineEventType } from './events.js';
export type { EngineCommand } from './commands.js';
export { effects, type Effects } from './effects.js';
export { decideEngine, type Decision } from './decide.js';
export { EngineFold, evolveEngine, foldEngine, interpreterVersion } from './evolve.js';
export { openSteps, type OpenStep } from './step-view.js';
export { resolvePlace, type ResolvedPlace } from './place.js';
