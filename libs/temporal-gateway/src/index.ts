export { createJourneyStarter, type JourneyStarter, type JourneyStarterOptions } from './journey-starter.js';
