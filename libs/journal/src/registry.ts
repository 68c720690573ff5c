import { Defect, type JsonObject } from '@vinhdanh/kernel';

/** Lifts a body from one schema version to the next. Pure and total: a stored event is never refused. */
export type Upcaster = (body: JsonObject) => JsonObject;

export interface EventType {
  /** Whether events of the type have a section that is encrypted before it is hashed. */
  readonly personal: boolean;
  /** `upcasters[n]` lifts schema `n + 1` to `n + 2`; the present schema is one more than their number. */
  readonly upcasters: readonly Upcaster[];
}
export type EventRegistry = Readonly<Record<string, EventType>>;

const plain: EventType = { personal: false, upcasters: [] };
const withPersonal: EventType = { personal: true, upcasters: [] };

/** Every type of event that the record may hold. One that is not here can neither be written nor read. */
export const eventRegistry: EventRegistry = {
  NominationStarted: withPersonal,
  StepTaken: plain,
  StepGivenBack: plain,
  StepDecided: withPersonal,
  StepReturned: withPersonal,
  SupplementSubmitted: withPersonal,
  CommentAdded: withPersonal,
  FileAttached: withPersonal,
  MessageReceived: withPersonal,
  StepEscalated: plain,
  PaperDrafted: plain,
  NoticeSent: plain,
  ProcessStarted: plain,
  ElementActivated: plain,
  ElementPassed: plain,
  TokenJoined: plain,
  ElementCompleted: plain,
  ElementTerminated: plain,
  BoundaryTriggered: plain,
  DeadlineReached: plain,
  ClockStopped: plain,
  ClockResumed: plain,
  JobFailed: plain,
  IncidentRaised: plain,
  IncidentResolved: plain,
  ProcessCompleted: plain,
};

/** The entry of `type`. @throws Defect `JOURNAL.UNKNOWN_TYPE`. */
export function eventTypeOf(type: string, registry: EventRegistry = eventRegistry): EventType {
  const entry = Object.hasOwn(registry, type) ? registry[type] : undefined;
  if (entry === undefined) throw new Defect('JOURNAL.UNKNOWN_TYPE', `no registration of event type ${type}`);
  return entry;
}

/** The schema version in which events of `type` are written today. */
export const schemaOf = (type: string, registry: EventRegistry = eventRegistry): number =>
  eventTypeOf(type, registry).upcasters.length + 1;

/**
 * The body in today's schema. Pure.
 * @throws Defect `JOURNAL.SCHEMA_FROM_THE_FUTURE` when this code is older than the event.
 */
export function upcast(
  type: string,
  schema: number,
  body: JsonObject,
  registry: EventRegistry = eventRegistry,
): JsonObject {
  const { upcasters } = eventTypeOf(type, registry);
  if (!Number.isInteger(schema) || schema < 1 || schema > upcasters.length + 1) {
    throw new Defect('JOURNAL.SCHEMA_FROM_THE_FUTURE', `${type} has no schema ${schema}`);
  }
  return upcasters.slice(schema - 1).reduce((lifted, lift) => lift(lifted), body);
}
