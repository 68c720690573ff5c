export type { Evaluation, Evaluator } from './evaluator.js';
export { limitedFeel } from './limited/limited-feel.js';
