export { nominationJourney } from './nomination-journey/nomination-journey.workflow.js';
export type { CarriedJourney } from './nomination-journey/journey-state.js';
