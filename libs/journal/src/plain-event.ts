import { Defect, type JsonObject } from '@vinhdanh/kernel';
import type { PlainEvent, SealedSection } from './record.js';
import { eventRegistry, eventTypeOf, type EventRegistry } from './registry.js';

/**
 * Splits a domain event into what is written openly and what has to be sealed. Pure.
 * @throws Defect `JOURNAL.UNKNOWN_TYPE`, and `JOURNAL.UNEXPECTED_PERSONAL` when a type has a personal
 * section that the registry does not know: it would reach the record in the clear.
 */
export function toPlainEvent(
  event: { readonly type: string },
  registry: EventRegistry = eventRegistry,
): PlainEvent {
  const { type, ...rest } = event;
  const { personal, ...body } = rest as { personal?: JsonObject | null } & Record<string, unknown>;
  if (!eventTypeOf(type, registry).personal && personal !== undefined) {
    throw new Defect('JOURNAL.UNEXPECTED_PERSONAL', `${type} is not registered with a personal section`);
  }
  return { type, body: body as JsonObject, personal: personal ?? null };
}

/** The event with its personal section replaced by the sealed one. Pure. */
export const withSealed = (event: PlainEvent, sealed: SealedSection): PlainEvent => ({
  type: event.type,
  body: { ...event.body, sealed: { person: sealed.person, iv: sealed.iv, data: sealed.data } },
  personal: null,
});

/**
 * The domain event again, from a body without `sealed` and the opened section (null: none, or its key is
 * destroyed). The caller names the union that the registry's types make up. Pure.
 */
export function fromPlainEvent<Event extends { readonly type: string }>(
  type: string,
  body: JsonObject,
  personal: JsonObject | null,
  registry: EventRegistry = eventRegistry,
): Event {
  const section = eventTypeOf(type, registry).personal ? { personal } : {};
  return { type, ...body, ...section } as unknown as Event;
}
