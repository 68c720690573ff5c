import { canonicalJson, type Json } from '@vinhdanh/kernel';
import { jsonDepthMax, readStrictJson, type StrictJson } from './strict-json.js';

/** The start of every escape that could be half of a surrogate pair. */
const surrogateEscape = '\\ud';

/**
 * Whether a value that the platform has read holds nothing but what canonical JSON may hold, with names in the order
 * of their UTF-16 code units, which is the order of `<`.
 */
function isOrdered(value: Json, depth: number): boolean {
  if (depth > jsonDepthMax) return false;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item: Json) => isOrdered(item, depth + 1));
  let last = '';
  let first = true;
  const members = value as Readonly<Record<string, Json>>;
  for (const name of Object.keys(members)) {
    if (!first && name <= last) return false;
    if (!isOrdered(members[name] as Json, depth + 1)) return false;
    last = name;
    first = false;
  }
  return true;
}

/**
 * The value of a text that is plainly canonical; undefined when that is not plain, whatever the reason. The platform
 * writes what it has read without white space, each name once, each number and each escape in one way (ECMA-262
 * §25.5, from which RFC 8785 takes them): a text that it gives back is canonical when names are in order, numbers are
 * safe and no surrogate is alone. Several times as fast as writing the canonical form, and as strict.
 */
function ifPlainlyCanonical(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    const same = JSON.stringify(value) === text;
    return same && !text.includes(surrogateEscape) && isOrdered(value, 0) ? value : undefined;
  } catch {
    return undefined; // The strict reader says what is wrong with it.
  }
}

/** What is not plain (names that are numbers, escapes that look like a surrogate's) is written again to be compared. */
function isCanonical(text: string, value: Json): boolean {
  return canonicalJson(value) === text;
}

/** The value of a text in the canonical form of RFC 8785, or the first fault of it. */
export function readCanonicalJson(text: string): StrictJson {
  const value = ifPlainlyCanonical(text);
  if (value !== undefined) return { ok: true, value };
  const strict = readStrictJson(text);
  if (!strict.ok || isCanonical(text, strict.value)) return strict;
  return { ok: false, fault: 'JSON.NOT_CANONICAL', at: 0 };
}
