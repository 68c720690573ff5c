export type { Evaluation, EvaluationContext, Evaluator, Evaluators } from './evaluator.js';
export type {
  DecisionEvaluation,
  DecisionExplanation,
  MissedRow,
  TableTrace,
} from './decision-evaluation.js';
export { analyseModels, type ModelTableFinding } from './full/analyse-models.js';
export { fullFeel } from './full/full-feel.js';
export { evaluatorOf } from './evaluators.js';
export { limitedFeel } from './limited/limited-feel.js';
export { compileFeel, compileUnaryTests, type CompiledFeel } from './feel/compile/compile.js';
export { FeelNames, type FeelName } from './feel/compile/feel-names.js';
export { Frame } from './feel/compile/frame.js';
export { invoke, invokeNamed } from './feel/compile/invoke.js';
export { evaluateFeel, evaluateUnaryTests, guarded, type FeelScope } from './feel/evaluate/evaluate.js';
export { EvaluationRun, type RunOptions } from './feel/evaluate/run-state.js';
export { feelLimits, type FeelLimits } from './feel/limits.js';
export type { FeelMode, FeelNote, FeelRun } from './feel/run.js';
export { feelSentence, type FeelSentence } from './feel/sentences.js';
export type { ZoneRules } from './feel/zone-rules.js';
export { conforms, coerceTo, instanceOf } from './feel/values/conforms.js';
export { equalValues } from './feel/operators/equal.js';
export { compareValues } from './feel/operators/order.js';
export { parseTemporal } from './feel/time/parse-temporal.js';
export { formatValue } from './feel/values/format.js';
export { Decimal, formatNumber, isNumber, parseNumber, type FeelNumber } from './feel/values/number.js';
export {
  DaysTimeDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  isTemporal,
  YearsMonthsDuration,
  type FeelTemporal,
} from './feel/values/temporal.js';
export { anyType, simpleType, type FeelType } from './feel/values/type.js';
export {
  contextOf,
  FeelContext,
  FeelFunction,
  FeelRange,
  isContext,
  isFunction,
  isList,
  isRange,
  type FeelList,
  type FeelParameter,
  type FeelValue,
} from './feel/values/value.js';
export {
  analyseTable,
  analysisLimits,
  type AnalysedTable,
  type TableFinding,
  type TableFindingCode,
} from './analysis/analyse-table.js';
export {
  aggregations,
  hitPolicies,
  type DmnAggregation,
  type DmnConditional,
  type DmnContext,
  type DmnDecision,
  type DmnExpression,
  type DmnFilter,
  type DmnFinding,
  type DmnFunctionDefinition,
  type DmnHitPolicy,
  type DmnImport,
  type DmnInput,
  type DmnInputClause,
  type DmnInvocation,
  type DmnItemDefinition,
  type DmnIteration,
  type DmnKnowledgeModel,
  type DmnList,
  type DmnLiteral,
  type DmnModel,
  type DmnOutputClause,
  type DmnReference,
  type DmnRelation,
  type DmnRule,
  type DmnService,
  type DmnTable,
  type DmnVariable,
} from './dmn/model.js';
export { compileModels, type CompiledModels } from './dmn/compile/compile-models.js';
export {
  askModels,
  evaluateDecision,
  type DmnGiven,
  type DmnTarget,
} from './dmn/evaluate/evaluate-decision.js';
export { traced, traceOf, type Trace } from './dmn/evaluate/trace.js';
