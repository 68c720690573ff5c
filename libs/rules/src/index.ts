export type { Evaluation, EvaluationContext, Evaluator, Evaluators } from './evaluator.js';
export type {
  DecisionEvaluation,
  DecisionExplanation,
  MissedRow,
  TableTrace,
} from './decision-evaluation.js';
export { evaluatorOf } from './evaluators.js';
export { limitedFeel } from './limited-feel.js';
