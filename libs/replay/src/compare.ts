import { canonicalJson, type Json, type JsonObject } from '@vinhdanh/kernel';

/** One field that differs. `undefined` means that it was not there. */
export interface Difference {
  /** Names and positions from the outside in. */
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

/** What a list and an object have in common here: members by name. */
const membersOf = (value: JsonObject | readonly Json[]): Readonly<Record<string, Json>> =>
  Array.isArray(value)
    ? Object.fromEntries((value as readonly Json[]).map((member, at) => [String(at), member]))
    : (value as JsonObject);

/**
 * Field by field what is different, in the order of the fields of `before`, new ones last. Whatever is the same
 * object is not looked into, so that two states of one `Timeline` are compared in the time of their difference.
 */
export function compare(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
): Difference[] {
  if (before === after) return [];
  const bothObjects = isObject(before) && isObject(after);
  const bothLists = Array.isArray(before) && Array.isArray(after);
  if (!bothObjects && !bothLists) return isSame(before, after) ? [] : [{ path, before, after }];
  const a = membersOf(before as JsonObject | readonly Json[]);
  const b = membersOf(after as JsonObject | readonly Json[]);
  const names = [...Object.keys(a), ...Object.keys(b).filter((name) => !Object.hasOwn(a, name))];
  return names.flatMap((name) =>
    compare(Object.hasOwn(a, name) ? a[name] : undefined, Object.hasOwn(b, name) ? b[name] : undefined, [
      ...path,
      name,
    ]),
  );
}
