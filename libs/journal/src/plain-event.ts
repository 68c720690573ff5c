import { Defect, type JsonObject } from '@vinhdanh/kernel';
import type { PlainEvent, SealedSection } from './record.js';
import type { EventRegistry } from './event-type.js';
import { eventRegistry, eventSchema, eventTypeOf, schemaOf } from './registry.js';
import { misfitText, personalMisfit } from './schema/event-schema.js';

/**
 * Splits a domain event into what is written openly and what has to be sealed. Pure.
 * @throws Defect `JOURNAL.UNKNOWN_TYPE`; `JOURNAL.UNEXPECTED_PERSONAL` when a type has a personal section that the
 * registry does not know: it would reach the record in the clear; `JOURNAL.BODY_MISFIT` when the section is not as
 * its schema says, for once it is sealed nobody can tell.
 */
export function toPlainEvent(
  event: { readonly type: string },
  registry: EventRegistry = eventRegistry,
): PlainEvent {
  const { type, ...rest } = event;
  const { personal, ...body } = rest as { personal?: JsonObject | null } & Record<string, unknown>;
  const schema = eventSchema(type, schemaOf(type, registry), registry);
  if (schema.personal === null && personal !== undefined) {
    throw new Defect('JOURNAL.UNEXPECTED_PERSONAL', `${type} is not registered with a personal section`);
  }
  const at = personalMisfit(schema, personal ?? null);
  if (at !== null) throw new Defect('JOURNAL.BODY_MISFIT', misfitText(type, schemaOf(type, registry), at));
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
  const section = eventTypeOf(type, registry).schemas.at(-1)?.personal ? { personal } : {};
  return { type, ...body, ...section } as unknown as Event;
}
