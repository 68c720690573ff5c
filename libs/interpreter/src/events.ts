import type { Instant, Json } from '@vinhdanh/kernel';
import type { CallScope } from '@vinhdanh/bpmn-model';
import type { DecisionExplanation } from '@vinhdanh/rules';
import type { ElementInstance, Incident, InstanceId, Job, MessageSubscription, Timer } from './state.js';

/** Why a decision came out as it did, with the whole of its answer. Personal. */
export type DecisionReasons = DecisionExplanation & { readonly answer: Json };

/**
 * What the engine records. Kept coarse on purpose: an activation carries its timers, job and
 * subscriptions, and the end of an instance (completed or terminated) takes with it all that was
 * attached to it, so that one human decision is a handful of rows. Past tense; never edited.
 */
export type EngineEvent =
  | {
      readonly type: 'ProcessStarted';
      readonly processId: string;
      readonly variables: Readonly<Record<string, Json>>;
    }
  | {
      readonly type: 'ElementActivated';
      readonly instanceId: InstanceId;
      readonly elementId: string;
      readonly processId: string;
      readonly scopeId: InstanceId | null;
      readonly kind: ElementInstance['kind'];
      readonly loopIndex: number | null;
      readonly callScope: CallScope | null;
      readonly variables: Readonly<Record<string, Json>> | null;
      readonly items: readonly Json[] | null;
      readonly timers: readonly Omit<Timer, 'armedAt'>[];
      readonly job: Pick<Job, 'jobId' | 'spec' | 'input'> | null;
      readonly subscriptions: readonly MessageSubscription[];
    }
  /** A node without a wait (gateway, none event, end) was passed; `flows` are the flows taken out of it. */
  | {
      readonly type: 'ElementPassed';
      readonly elementId: string;
      readonly processId: string;
      readonly scopeId: InstanceId | null;
      readonly flows: readonly string[];
      readonly result: string | null;
    }
  /** One more token stands at a parallel join that is not complete yet. */
  | {
      readonly type: 'TokenJoined';
      readonly elementId: string;
      readonly processId: string;
      readonly scopeId: InstanceId | null;
      readonly flowId: string;
    }
  | {
      readonly type: 'ElementCompleted';
      readonly instanceId: InstanceId;
      readonly flows: readonly string[];
      readonly variables: Readonly<Record<string, Json>> | null;
    }
  | {
      readonly type: 'ElementTerminated';
      readonly instanceId: InstanceId;
      readonly reason: 'boundary' | 'terminate' | 'completionCondition' | 'error' | 'scope';
    }
  /** `by`: timer | message | error. For an interrupting event the host's termination follows. */
  | {
      readonly type: 'BoundaryTriggered';
      readonly elementId: string;
      readonly instanceId: InstanceId;
      readonly by: 'timer' | 'message' | 'error';
      readonly timerId: string | null;
      readonly interrupting: boolean;
      /** The silence of an agency counted as consent (domain A9). */
      readonly tacitConsent: boolean;
      readonly flows: readonly string[];
      /** The next firing of a repeating timer. */
      readonly rearmedDueAt: Instant | null;
      /** What a message brought; it goes to the scope around the host. */
      readonly variables: Readonly<Record<string, Json>> | null;
    }
  /**
   * A rule task has asked a decision of a rule set. The answer stands openly, for conditions read it; why it came
   * out so is personal, and null once the person's data are erased.
   */
  | {
      readonly type: 'DecisionMade';
      readonly instanceId: InstanceId;
      readonly elementId: string;
      readonly processId: string;
      readonly ruleSet: string;
      readonly version: string;
      /** Hash of the rule set, `sha256:…`. */
      readonly hash: string;
      readonly decision: string;
      readonly result: Json;
      readonly personal: DecisionReasons | null;
    }
  /** A rung of a step's deadline: it reminds or escalates and never decides. */
  | {
      readonly type: 'DeadlineReached';
      readonly timerId: string;
      readonly instanceId: InstanceId;
      readonly purpose: 'reminder' | 'due' | 'inspection';
    }
  | {
      readonly type: 'ClockStopped';
      readonly instanceId: InstanceId;
      readonly left: Readonly<Record<string, number>>;
    }
  | {
      readonly type: 'ClockResumed';
      readonly instanceId: InstanceId;
      readonly dueAt: Readonly<Record<string, Instant>>;
    }
  | { readonly type: 'JobFailed'; readonly jobId: string; readonly code: string }
  | { readonly type: 'IncidentRaised'; readonly incident: Incident }
  /** `variables` mend the scope that the incident stands in; `job` is the new attempt of a failed job. */
  | {
      readonly type: 'IncidentResolved';
      readonly incidentId: string;
      readonly variables: Readonly<Record<string, Json>> | null;
      readonly job: Pick<Job, 'jobId' | 'spec' | 'input'> | null;
    }
  | { readonly type: 'ProcessCompleted'; readonly result: string | null };

export type EngineEventType = EngineEvent['type'];
