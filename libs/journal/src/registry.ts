import { Defect, type JsonObject } from '@vinhdanh/kernel';
import type { EventRegistry, EventType } from './event-type.js';
import { registryFaults } from './registry-faults.js';
import { statingEarlierAwards } from './schema/earlier-awards.js';
import { engineEvents } from './schema/engine-events.js';
import type { EventSchema } from './schema/event-schema.js';
import { officeEvents } from './schema/office-events.js';

/** Types that have a schema; whatever the domain may record has to be among them. */
export type RegisteredType = keyof typeof officeEvents | keyof typeof engineEvents;

const firstVersion = (schema: EventSchema): EventType => ({ schemas: [schema], upcasters: [] });
const inFirstVersion = (schemas: Readonly<Record<string, EventSchema>>): EventRegistry =>
  Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, firstVersion(schema)]));

/** Every type of event that the record may hold. One that is not here can neither be written nor read. */
export const eventRegistry: EventRegistry = {
  ...inFirstVersion(officeEvents),
  ...inFirstVersion(engineEvents),
  ...statingEarlierAwards,
};

const [fault] = registryFaults(eventRegistry);
if (fault !== undefined) throw new Defect('JOURNAL.REGISTRY', fault);

/** The entry of `type`. @throws Defect `JOURNAL.UNKNOWN_TYPE`. */
export function eventTypeOf(type: string, registry: EventRegistry = eventRegistry): EventType {
  const entry = Object.hasOwn(registry, type) ? registry[type] : undefined;
  if (entry === undefined) throw new Defect('JOURNAL.UNKNOWN_TYPE', `no registration of event type ${type}`);
  return entry;
}

/** The schema version in which events of `type` are written today. */
export const schemaOf = (type: string, registry: EventRegistry = eventRegistry): number =>
  eventTypeOf(type, registry).schemas.length;

/**
 * The schema of one version of a type. @throws Defect `JOURNAL.UNKNOWN_TYPE`, and
 * `JOURNAL.SCHEMA_FROM_THE_FUTURE` when this code is older than the event.
 */
export function eventSchema(
  type: string,
  version: number,
  registry: EventRegistry = eventRegistry,
): EventSchema {
  const schema = eventTypeOf(type, registry).schemas[version - 1];
  if (schema === undefined)
    throw new Defect('JOURNAL.SCHEMA_FROM_THE_FUTURE', `${type} has no schema ${version}`);
  return schema;
}

/** The body in today's schema. Pure. @throws Defect as `eventSchema`. */
export function upcast(
  type: string,
  schema: number,
  body: JsonObject,
  registry: EventRegistry = eventRegistry,
): JsonObject {
  eventSchema(type, schema, registry);
  const { upcasters } = eventTypeOf(type, registry);
  return upcasters.slice(schema - 1).reduce((lifted, lift) => lift.body(lifted), body);
}

/** An opened personal section in today's schema. Pure. @throws Defect as `eventSchema`. */
export function upcastPersonal(
  type: string,
  schema: number,
  section: JsonObject,
  registry: EventRegistry = eventRegistry,
): JsonObject {
  eventSchema(type, schema, registry);
  const { upcasters } = eventTypeOf(type, registry);
  return upcasters.slice(schema - 1).reduce((lifted, lift) => lift.personal?.(lifted) ?? lifted, section);
}
