import { Defect } from './failures.js';
import type { Json } from './json.js';

/**
 * RFC 8785 canonical JSON: keys sorted by UTF-16 code units, no white space.
 * Numbers must be integers within ±2^53 - 1 (architecture §4), strings must be well-formed UTF-16.
 * @throws Defect `JSON.NOT_CANONICAL` for what the record cannot hold. Deterministic.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return canonicalString(value);
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new Defect('JSON.NOT_CANONICAL', 'a number that is no safe integer');
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (Array.isArray(value)) return canonicalList(value);
  if (typeof value !== 'object') throw new Defect('JSON.NOT_CANONICAL', `a ${typeof value}`);
  return canonicalObject(value as Readonly<Record<string, Json | undefined>>);
}

const anySurrogate = /[\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u;

function canonicalString(text: string): string {
  // Nearly no text holds a surrogate at all, and the test by code points is several times as dear.
  if (anySurrogate.test(text) && loneSurrogate.test(text))
    throw new Defect('JSON.NOT_CANONICAL', 'an unpaired surrogate');
  return JSON.stringify(text);
}

function canonicalList(items: readonly Json[]): string {
  let text = '[';
  for (let at = 0; at < items.length; at++) text += (at === 0 ? '' : ',') + canonicalJson(items[at] as Json);
  return `${text}]`;
}

function canonicalObject(object: Readonly<Record<string, Json | undefined>>): string {
  // The default order of sort() is that of UTF-16 code units, as RFC 8785 §3.2.3 asks.
  const keys = Object.keys(object).sort();
  let text = '{';
  for (const key of keys) {
    const item = object[key];
    if (item === undefined) continue;
    text += `${text.length === 1 ? '' : ','}${canonicalString(key)}:${canonicalJson(item)}`;
  }
  return `${text}}`;
}
