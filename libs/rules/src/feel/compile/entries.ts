import { normalizeName } from '../parse/names.js';
import type { FeelContext, FeelValue } from '../values/value.js';

const signs = /[./\-'+*]/u;

/**
 * The entry of that name, or undefined. A name with signs is the same name with and without spaces around
 * them, whichever way the key is spelt.
 */
export function entryOf(context: FeelContext, name: string): FeelValue | undefined {
  const entry = context.entries.get(name);
  if (entry !== undefined || !signs.test(name)) return entry;
  const wanted = normalizeName(name);
  for (const [key, value] of context.entries) {
    if (signs.test(key) && normalizeName(key) === wanted) return value;
  }
  return undefined;
}
