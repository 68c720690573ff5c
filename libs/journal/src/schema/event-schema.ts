import type { JsonObject } from '@vinhdanh/kernel';
import { checkOf, type Check } from './check-shape.js';
import { object, text, type ObjectShape } from './shape.js';

/** What one version of an event type holds: its open body, and the section that is encrypted before it is hashed. */
export interface EventSchema {
  readonly body: ObjectShape;
  /** Null where events of the type have nothing personal. */
  readonly personal: ObjectShape | null;
}

/** A personal section as it stands in the body once it is encrypted. */
const sealed = object({ person: text, iv: text, data: text });

interface Checks {
  readonly body: Check;
  readonly personal: Check | null;
}
const checks = new WeakMap<EventSchema, Checks>();

function checksOf(schema: EventSchema): Checks {
  const known = checks.get(schema);
  if (known !== undefined) return known;
  const { body, personal } = schema;
  const made =
    personal === null
      ? { body: checkOf(body), personal: null }
      : { body: checkOf(object(body.fields, { ...body.optional, sealed })), personal: checkOf(personal) };
  checks.set(schema, made);
  return made;
}

/** Where a body as it is recorded does not fit; null when it fits. A type without anything personal has no `sealed`. */
export const bodyMisfit = (schema: EventSchema, body: JsonObject): string | null =>
  checksOf(schema).body(body);

/** Where an open personal section does not fit; null when it fits, or there is none. */
export function personalMisfit(schema: EventSchema, section: JsonObject | null): string | null {
  const at = section === null ? null : (checksOf(schema).personal?.(section) ?? null);
  return at === null ? null : `personal${at === '' ? '' : '.'}${at}`;
}

/** A misfit in words, for whoever mends it: type, version, field. Never a value: it may be personal. */
export const misfitText = (type: string, version: number, at: string): string =>
  `${type} in schema ${version} has not the ${at === '' ? 'form' : `field ${at}`} that it must have`;
