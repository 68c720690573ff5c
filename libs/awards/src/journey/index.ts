export { isLegalTransition, levelTransitions } from './level-transitions.js';
export type { JourneyLevel } from '@vinhdanh/contracts/messages';
