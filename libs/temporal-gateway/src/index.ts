export {
  createJourneyStarter,
  type JourneyStarter,
  type JourneyStarterOptions,
  type WakeAnswer,
} from './journey-starter.js';
