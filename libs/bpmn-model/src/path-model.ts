import type { WorkingCalendar } from '@vinhdanh/kernel';
import type { ApprovalStep, CallScope, JobSpec } from './approval.js';
import type { BundledRuleSet, DecisionReference, RuleMode } from './rule-set.js';

/** An expression as compiled by the evaluator named in the bundle; `ast` is that evaluator's own JSON. */
export interface CompiledExpression {
  readonly text: string;
  readonly ast: unknown;
}

/** Where an element stands in its file, for findings and incidents. 1-based. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}

/** `workingDays` is ours; the three others are BPMN 2.0.2 §10.5.5.2 in ISO 8601. */
export type TimerSpec =
  | { readonly kind: 'date'; readonly value: CompiledExpression | string }
  | { readonly kind: 'duration'; readonly value: CompiledExpression | string }
  | { readonly kind: 'cycle'; readonly value: CompiledExpression | string }
  | { readonly kind: 'workingDays'; readonly days: number; readonly repeat: boolean };

export type EventDefinition =
  | { readonly kind: 'none' }
  | { readonly kind: 'timer'; readonly timer: TimerSpec }
  | { readonly kind: 'message'; readonly name: string; readonly by: readonly MessageSender[] }
  | { readonly kind: 'error'; readonly code: string | null }
  | { readonly kind: 'terminate' };

/** Who may send a message to a waiting case, as an assignment; empty: only the system. */
export interface MessageSender {
  readonly role: string;
  readonly place: string;
}

export interface MultiInstance {
  readonly sequential: boolean;
  /** A path to a list among the variables. */
  readonly collection: CompiledExpression;
  readonly elementVariable: string;
  readonly completionCondition: CompiledExpression | null;
}

interface NodeBase {
  readonly id: string;
  readonly name: string;
  /** Enclosing embedded sub-process, null at the level of the process. */
  readonly parentId: string | null;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Boundary events attached here. */
  readonly boundaryIds: readonly string[];
  readonly multiInstance: MultiInstance | null;
  readonly place: SourcePlace;
}

export type FlowNode =
  | (NodeBase & { readonly kind: 'startEvent'; readonly event: EventDefinition })
  | (NodeBase & {
      readonly kind: 'endEvent';
      readonly event: EventDefinition;
      readonly result: string | null;
    })
  | (NodeBase & { readonly kind: 'intermediateCatchEvent'; readonly event: EventDefinition })
  | (NodeBase & {
      readonly kind: 'boundaryEvent';
      readonly event: EventDefinition;
      readonly attachedTo: string;
      readonly interrupting: boolean;
      /** The timer stands for an agency's tacit consent: its firing says so in the record. */
      readonly tacitConsent: boolean;
    })
  | (NodeBase & { readonly kind: 'userTask'; readonly step: ApprovalStep })
  | (NodeBase & { readonly kind: 'serviceTask'; readonly job: JobSpec })
  | (NodeBase & { readonly kind: 'businessRuleTask'; readonly decision: DecisionReference })
  | (NodeBase & { readonly kind: 'exclusiveGateway'; readonly defaultFlow: string | null })
  | (NodeBase & { readonly kind: 'parallelGateway' })
  | (NodeBase & {
      readonly kind: 'callActivity';
      readonly calledElement: string;
      readonly scope: CallScope | null;
    })
  | (NodeBase & { readonly kind: 'subProcess'; readonly startId: string; readonly scope: CallScope | null });

export type FlowNodeKind = FlowNode['kind'];

export interface SequenceFlow {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly condition: CompiledExpression | null;
  readonly place: SourcePlace;
}

/** One BPMN process, parsed and checked. */
export interface ProcessModel {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly nodes: Readonly<Record<string, FlowNode>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  /** The none start event of the process. */
  readonly startId: string;
}

/**
 * All that decides a case (architecture §2), as canonical JSON. Its hash covers everything in it.
 * `sources` keeps the drawn files so that the diagram can be shown years later.
 */
export interface Bundle {
  readonly key: string;
  readonly mainProcess: string;
  readonly processes: Readonly<Record<string, ProcessModel>>;
  readonly calendar: WorkingCalendar;
  readonly interpreter: string;
  readonly evaluator: string;
  readonly sources: readonly { readonly file: string; readonly sha256: string; readonly xml: string }[];
  /** How conditions take an error; absent, as in the first bundles: strict. */
  readonly mode?: RuleMode;
  /** The rule sets that its rule tasks ask, by key and version; absent where a path has no rule task. */
  readonly rules?: readonly BundledRuleSet[];
}

/** A bundle with its content hash (`sha256:…` over its canonical JSON). */
export interface Model extends Bundle {
  readonly hash: string;
}
