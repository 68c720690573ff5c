import i18next from 'i18next';

/**
 * The sentence of a key that comes from data (a role, a level, a code): the catalogue may not know it
 * yet, and then the data's own word is better than a key.
 */
export function openKey(
  prefix: string,
  key: string,
  otherwise: string,
  values: Record<string, unknown> = {},
): string {
  const path = `${prefix}.${key}`;
  return i18next.exists(path) ? String(i18next.t(path as never, values as never)) : otherwise;
}
