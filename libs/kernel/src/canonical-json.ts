import { Defect } from './failures.js';
import type { Json } from './json.js';

/**
 * RFC 8785 canonical JSON: keys sorted by UTF-16 code units, no white space.
 * Numbers must be integers within ±2^53 - 1 (architecture §4), strings must be well-formed UTF-16.
 * @throws Defect `JSON.NOT_CANONICAL` for what the record cannot hold. Deterministic.
 */
export function canonicalJson(value: Json): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new Defect('JSON.NOT_CANONICAL', 'a number that is no safe integer');
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new Defect('JSON.NOT_CANONICAL', 'an unpaired surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new Defect('JSON.NOT_CANONICAL', `a ${typeof value}`);
  const entries = Object.entries(value as Record<string, Json | undefined>);
  const parts: string[] = [];
  for (const [key, item] of entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    if (item === undefined) continue;
    parts.push(`${canonicalJson(key)}:${canonicalJson(item)}`);
  }
  return `{${parts.join(',')}}`;
}
