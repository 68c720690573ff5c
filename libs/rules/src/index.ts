export type { Evaluation, Evaluator } from './evaluator.js';
export { limitedFeel } from './limited-feel.js';
