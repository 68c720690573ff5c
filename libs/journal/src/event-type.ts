import type { JsonObject } from '@vinhdanh/kernel';
import type { EventSchema } from './schema/event-schema.js';

/**
 * Lifts what an event says from one schema version to the next. Pure and total: a stored event is never refused.
 * The personal section has a lift of its own, for it is opened later, or never again.
 */
export interface Upcaster {
  readonly body: (body: JsonObject) => JsonObject;
  readonly personal?: (section: JsonObject) => JsonObject;
}

export interface EventType {
  /** `schemas[n]` is schema version `n + 1`; the last one is written today. */
  readonly schemas: readonly EventSchema[];
  /** `upcasters[n]` lifts schema `n + 1` to `n + 2`: one less than there are schemas. */
  readonly upcasters: readonly Upcaster[];
}
export type EventRegistry = Readonly<Record<string, EventType>>;
