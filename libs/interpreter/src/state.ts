import type { Instant, Json } from '@vinhdanh/kernel';
import type { CallScope, JobSpec, MessageSender } from '@vinhdanh/bpmn-model';

/** `element#counter`; the counter of an element id is global to the case, so ids never collide. */
export type InstanceId = string;
export type Variables = Readonly<Record<string, Json>>;

/**
 * Why a timer runs: `boundary` and `catch` are BPMN events; `reminder`, `due` and `inspection` are the
 * rungs of a step's deadline (80 %, 100 %, 150 %) and never decide anything.
 */
export type TimerPurpose = 'boundary' | 'catch' | 'reminder' | 'due' | 'inspection';

export interface Timer {
  readonly timerId: string;
  readonly purpose: TimerPurpose;
  /** The instance it is attached to (host of a boundary event, the catch event, the step). */
  readonly instanceId: InstanceId;
  /** The boundary or catch event's element id; the step's own for deadline rungs. */
  readonly elementId: string;
  readonly armedAt: Instant;
  readonly dueAt: Instant;
  /** Set while the clock stands still (returned for supplement): working ms that are left. */
  readonly pausedWorkingMs: number | null;
  /** Firings so far of a repeating timer, null when it does not repeat. */
  readonly repetition: number | null;
  /** The ISO 8601 repetition as it was evaluated when the timer was armed (`R3/PT1H`); null for others. */
  readonly cycle: string | null;
}

export interface Job {
  readonly jobId: string;
  readonly instanceId: InstanceId;
  readonly elementId: string;
  readonly spec: JobSpec;
  /** Values the job may read: variables of its scope. Ids and facts, nothing personal. */
  readonly input: Variables;
}

export interface MessageSubscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly instanceId: InstanceId;
  readonly elementId: string;
  readonly by: readonly MessageSender[];
}

/**
 * What resolving an incident does again. `enter`: the token that stands before the element goes in;
 * `leave`: the element is done and its outgoing flows are chosen; `job`: the instance's job runs again;
 * `loop`: the completion condition of a multi-instance body is asked; `settle`: the scope looks whether it is done.
 */
export type Retry =
  | {
      readonly kind: 'enter';
      readonly processId: string;
      readonly scopeId: InstanceId | null;
      readonly flowId: string | null;
      readonly loopIndex: number | null;
    }
  | { readonly kind: 'leave'; readonly processId: string; readonly scopeId: InstanceId | null }
  | { readonly kind: 'job'; readonly scopeId: InstanceId | null }
  | { readonly kind: 'loop'; readonly scopeId: InstanceId | null }
  | { readonly kind: 'settle'; readonly scopeId: InstanceId | null };

export interface Incident {
  readonly incidentId: string;
  /** e.g. `GATEWAY.NO_FLOW`, `LOOP_LIMIT`, `ERROR.UNCAUGHT`, `JOB.FAILED`, `EXPRESSION.FAILED`. */
  readonly code: string;
  readonly elementId: string;
  readonly instanceId: InstanceId | null;
  readonly message: string;
  /** Its `scopeId` is the scope that the incident keeps alive. */
  readonly retry: Retry;
}

/** A living element instance: it waits, or it contains what waits. */
export interface ElementInstance {
  readonly instanceId: InstanceId;
  readonly elementId: string;
  readonly processId: string;
  /** The enclosing living container (sub-process, call activity, multi-instance body); null at the root. */
  readonly scopeId: InstanceId | null;
  readonly kind:
    | 'process'
    | 'userTask'
    | 'serviceTask'
    | 'businessRuleTask'
    | 'callActivity'
    | 'subProcess'
    | 'multiInstance'
    | 'catchEvent'
    | 'parallelJoin';
  readonly since: Instant;
  /** Position in a multi-instance body, null outside one. */
  readonly loopIndex: number | null;
  /** Level and place that the innermost call activity or sub-process gives; null at the root. */
  readonly callScope: CallScope | null;
  /** `stopped` while a step waits for a supplement. */
  readonly clock: 'running' | 'stopped';
  /** The step's deadline, kept after it has passed; null without one and while the clock stands still. */
  readonly dueAt: Instant | null;
}

/** All that the engine knows of a case. Written by `evolveEngine` only. */
export interface EngineState {
  readonly status: 'new' | 'active' | 'completed';
  readonly processId: string | null;
  readonly instances: Readonly<Record<InstanceId, ElementInstance>>;
  /** Highest number handed out per id prefix; keys end in `#`, so no element id names a property of Object. */
  readonly counters: Readonly<Record<string, number>>;
  readonly timers: Readonly<Record<string, Timer>>;
  readonly jobs: Readonly<Record<string, Job>>;
  readonly subscriptions: Readonly<Record<string, MessageSubscription>>;
  readonly incidents: Readonly<Record<string, Incident>>;
  /** Variables by scope instance id; `''` is the case itself. Inner scopes shadow outer ones. */
  readonly variables: Readonly<Record<string, Variables>>;
  /** Tokens that wait at parallel joins: `scopeId/elementId` (`/elementId` at the root) → flow ids that have arrived. */
  readonly joins: Readonly<Record<string, readonly string[]>>;
  /** Multi-instance bodies: instance id → items and how many have ended. */
  readonly loops: Readonly<
    Record<InstanceId, { readonly items: readonly Json[]; readonly started: number; readonly ended: number }>
  >;
  /** Result key that an end event of the main process named last (`awarded`, …); final once `status` is `completed`. */
  readonly result: string | null;
  /** Elements that have completed and flows taken, for the diagram: `processId/elementId` → times. */
  readonly visited: Readonly<Record<string, number>>;
}

export const initialEngineState: EngineState = {
  status: 'new',
  processId: null,
  instances: {},
  counters: {},
  timers: {},
  jobs: {},
  subscriptions: {},
  incidents: {},
  variables: {},
  joins: {},
  loops: {},
  result: null,
  visited: {},
};
