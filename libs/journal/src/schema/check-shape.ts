import type { Json } from '@vinhdanh/kernel';
import type { ObjectShape, Shape } from './shape.js';

type Value = Json | undefined;
type Fields = Readonly<Record<string, Value>>;

/**
 * Where a value does not fit: a path such as `facts.agencies[2]` (empty for the value itself), or null when it
 * fits. The first misfit in the order of the shape.
 */
export type Check = (value: Value) => string | null;

const fits =
  (test: (value: Value) => boolean): Check =>
  (value) =>
    test(value) ? null : '';

const isText = fits((value) => typeof value === 'string');
const isInteger = fits((value) => Number.isSafeInteger(value));
const isFlag = fits((value) => typeof value === 'boolean');
/** Whether it is JSON at all is checked where the bytes are made, and where they are read. */
const isThere = fits((value) => value !== undefined);

const isObject = (value: Value): value is Fields & Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The place of a misfit, seen from one step further out. Nearly everything fits, so a path is made on the way back only. */
const under = (name: string, inner: string): string =>
  inner === '' || inner.startsWith('[') ? `${name}${inner}` : `${name}.${inner}`;

/**
 * A shape made ready for many values: it is asked for every event that is read. The check is deterministic and
 * throws nothing.
 */
export function checkOf(shape: Shape): Check {
  switch (shape.kind) {
    case 'text':
      return isText;
    case 'integer':
      return isInteger;
    case 'flag':
      return isFlag;
    case 'json':
      return isThere;
    case 'oneOf':
      return fits((value) => typeof value === 'string' && shape.values.includes(value));
    case 'nullable': {
      const inner = checkOf(shape.of);
      return (value) => (value === null ? null : inner(value));
    }
    case 'list':
      return checkList(checkOf(shape.of));
    case 'map':
      return checkMap(checkOf(shape.of));
    case 'variant':
      return checkVariant(shape.of);
    case 'object':
      return checkObject(shape);
    default:
      return shape satisfies never;
  }
}

const checkList =
  (inner: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return '';
    for (let at = 0; at < value.length; at++) {
      const found = inner((value as readonly Json[])[at]);
      if (found !== null) return under(`[${at}]`, found);
    }
    return null;
  };

const checkMap =
  (inner: Check): Check =>
  (value) => {
    if (!isObject(value)) return '';
    for (const key in value) {
      const found = inner(value[key]);
      if (found !== null) return under(key, found);
    }
    return null;
  };

function checkVariant(of: Readonly<Record<string, ObjectShape>>): Check {
  const checks = new Map(Object.entries(of).map(([kind, shape]) => [kind, checkOf(shape)]));
  return (value) => {
    const kind = isObject(value) ? value['kind'] : undefined;
    const chosen = typeof kind === 'string' ? checks.get(kind) : undefined;
    return chosen === undefined ? '' : chosen(value);
  };
}

/** A field that is there without a value counts as absent: that is how it is written. */
function checkObject({ fields, optional }: ObjectShape): Check {
  const names = Object.keys(fields);
  const checks = names.map((name) => checkOf(fields[name]!));
  const extra = new Map(Object.entries(optional).map(([name, shape]) => [name, checkOf(shape)]));
  const known = new Set(names);
  const checkExtra = (value: Fields): string | null => {
    for (const name of Object.keys(value)) {
      if (known.has(name) || value[name] === undefined) continue;
      const check = extra.get(name);
      const found = check === undefined ? '' : check(value[name]);
      if (found !== null) return under(name, found);
    }
    return null;
  };
  return (value) => {
    if (!isObject(value)) return '';
    for (let at = 0; at < names.length; at++) {
      const found = checks[at]!(value[names[at]!]);
      if (found !== null) return under(names[at]!, found);
    }
    // All that must be there is there: only what is beyond that has to be looked at.
    return Object.keys(value).length === names.length ? null : checkExtra(value);
  };
}
