import type { EventSchema } from './event-schema.js';
import {
  flag,
  integer,
  json,
  list,
  map,
  nullable,
  object,
  text,
  variant,
  type ObjectShape,
} from './shape.js';

const plain = (body: ObjectShape): EventSchema => ({ body, personal: null });

const variables = nullable(map(json));
const scopeId = nullable(text);
const place = { elementId: text, processId: text, scopeId } as const;
const job = nullable(
  object({
    jobId: text,
    spec: object({ type: text, input: map(text), retries: integer }),
    input: map(json),
  }),
);
const timer = object({
  timerId: text,
  purpose: text,
  instanceId: text,
  elementId: text,
  dueAt: text,
  pausedWorkingMs: nullable(integer),
  repetition: nullable(integer),
  cycle: nullable(text),
});
const subscription = object({
  subscriptionId: text,
  name: text,
  instanceId: text,
  elementId: text,
  by: list(object({ role: text, place: text })),
});
const kind = text;
const retry = variant({
  enter: object({ kind, processId: text, scopeId, flowId: nullable(text), loopIndex: nullable(integer) }),
  leave: object({ kind, processId: text, scopeId }),
  job: object({ kind, scopeId }),
  loop: object({ kind, scopeId }),
  settle: object({ kind, scopeId }),
});
/** The first incidents said when they were raised, and not yet what is to be done again: both forms are schema 1. */
const incident = object(
  { incidentId: text, code: text, elementId: text, instanceId: nullable(text), message: text },
  { retry, raisedAt: text },
);

/**
 * Schema 1 of what the engine records. Kinds of elements and purposes of timers are texts here: the engine grows, and
 * what it may say of them is its own. A released schema is never edited: a change is the next version.
 */
export const engineEvents = {
  ProcessStarted: plain(object({ processId: text, variables: map(json) })),
  ElementActivated: plain(
    object({
      instanceId: text,
      ...place,
      kind,
      loopIndex: nullable(integer),
      callScope: nullable(object({ level: text, place: text })),
      variables,
      items: nullable(list(json)),
      timers: list(timer),
      job,
      subscriptions: list(subscription),
    }),
  ),
  ElementPassed: plain(object({ ...place, flows: list(text), result: nullable(text) })),
  TokenJoined: plain(object({ ...place, flowId: text })),
  ElementCompleted: plain(object({ instanceId: text, flows: list(text), variables })),
  ElementTerminated: plain(object({ instanceId: text, reason: text })),
  BoundaryTriggered: plain(
    object({
      elementId: text,
      instanceId: text,
      by: text,
      timerId: nullable(text),
      interrupting: flag,
      tacitConsent: flag,
      flows: list(text),
      rearmedDueAt: nullable(text),
      variables,
    }),
  ),
  DecisionMade: {
    body: object({
      instanceId: text,
      elementId: text,
      processId: text,
      ruleSet: text,
      version: text,
      hash: text,
      decision: text,
      result: json,
    }),
    personal: object({
      model: text,
      decision: text,
      inputs: map(json),
      tables: list(
        object({
          id: text,
          matched: list(integer),
          missed: list(object({ row: integer, column: text, cell: text })),
        }),
      ),
      decisions: map(json),
      clauses: list(text),
      answer: json,
    }),
  },
  DeadlineReached: plain(object({ timerId: text, instanceId: text, purpose: text })),
  ClockStopped: plain(object({ instanceId: text, left: map(integer) })),
  ClockResumed: plain(object({ instanceId: text, dueAt: map(text) })),
  JobFailed: plain(object({ jobId: text, code: text })),
  IncidentRaised: plain(object({ incident })),
  IncidentResolved: plain(object({ incidentId: text, variables, job })),
  ProcessCompleted: plain(object({ result: nullable(text) })),
} as const satisfies Readonly<Record<string, EventSchema>>;
