export {
  initialEngineState,
  type EngineState,
  type ElementInstance,
  type InstanceId,
  type Incident,
  type Job,
  type MessageSubscription,
  type Timer,
  type TimerPurpose,
  type Variables,
} from './state.js';
export type { EngineEvent, EngineEventType } from './events.js';
export type { EngineCommand } from './commands.js';
export { effects, type Effects } from './effects.js';
