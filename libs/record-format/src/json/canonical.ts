import { canonicalJson, type Json } from '@vinhdanh/kernel';
import { jsonDepthMax, readStrictJson, type StrictJson } from './strict-json.js';

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

/** Whether a text has so few brackets that it cannot be too deep. */
function isShallow(text: string): boolean {
  let brackets = 0;
  for (const bracket of ['{', '['])
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
      if ((brackets += 1) > jsonDepthMax) return false;
  return true;
}

/** The value of a text in the canonical form of RFC 8785, or the first fault of it. */
export function readCanonicalJson(text: string): StrictJson {
  const value = ifCanonical(text);
  if (value !== undefined && !isShallow(text)) return readStrictJson(text);
  if (value !== undefined) return { ok: true, value };
  const strict = readStrictJson(text);
  return strict.ok ? { ok: false, fault: 'JSON.NOT_CANONICAL', at: 0 } : strict;
}
