export {
  createJourneyStarter,
  type JourneyStarter,
  type JourneyStarterOptions,
  type WakeAnswer,
} from './journey-starter.js';
export {
  checkJourneys,
  differenceOf,
  type CheckParts,
  type CheckReport,
  type JourneyDifference,
} from './check-journeys.js';
export { connectJourneyViews, type JourneyViews } from './journey-views.js';
export { type LiveCase, type LiveCases } from './live-cases.js';
export {
  rebuildJourneys,
  TemporalAway,
  type RebuildParts,
  type RebuildProgress,
} from './rebuild-journeys.js';
