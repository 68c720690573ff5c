export {
  levels,
  type Level,
  type StepRole,
  type Assignment,
  type DeadlinePolicy,
  type StepOutcome,
  type BallotRule,
  type ReturnPolicy,
  type ApprovalStep,
  type JobSpec,
  type CallScope,
} from './approval.js';
export type {
  CompiledExpression,
  SourcePlace,
  TimerSpec,
  EventDefinition,
  MessageSender,
  MultiInstance,
  FlowNode,
  FlowNodeKind,
  SequenceFlow,
  ProcessModel,
  Bundle,
  Model,
} from './path-model.js';
export type { BundledRuleSet, DecisionReference, RuleMode } from './rule-set.js';
export type { Finding } from './finding.js';
