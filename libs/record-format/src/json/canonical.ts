import { canonicalJson, type Json } from '@vinhdanh/kernel';
import { readStrictJson, type StrictJson } from './strict-json.js';

/**
 * The value when the platform's reader takes the text and it is written again as the very same text: then no
 * name stands twice, no number was rounded, no surrogate is alone. Undefined otherwise, whatever the reason.
 */
function ifCanonical(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined; // The strict reader says what is wrong with it.
  }
}

/** The value of a text in the canonical form of RFC 8785, or the first fault of it. */
export function readCanonicalJson(text: string): StrictJson {
  const value = ifCanonical(text);
  if (value !== undefined) return { ok: true, value };
  const strict = readStrictJson(text);
  return strict.ok ? { ok: false, fault: 'JSON.NOT_CANONICAL', at: 0 } : strict;
}
