import type { Fields } from './expected-rows.js';

/** Names of the fields that differ; `skipped` are not looked at. Pure. */
export const differingFields = (
  expected: Fields,
  found: Fields,
  skipped: ReadonlySet<string> = new Set(),
): string[] => Object.keys(expected).filter((name) => !skipped.has(name) && expected[name] !== found[name]);

/** One row that is not what it should be, in words without a language. */
export type RowDifference = string;

/**
 * What differs between two sets of rows, each named by `keyOf`: `+key` stands there and should not, `-key` should
 * and does not, `key: fields` differ. Pure.
 */
export function differingRows(
  expected: readonly Fields[],
  found: readonly Fields[],
  keyOf: (row: Fields) => string,
): RowDifference[] {
  const differences: RowDifference[] = [];
  const wanted = new Map(expected.map((row) => [keyOf(row), row]));
  for (const row of found) {
    const key = keyOf(row);
    const other = wanted.get(key);
    wanted.delete(key);
    if (other === undefined) differences.push(`+${key}`);
    else {
      const fields = differingFields(other, row);
      if (fields.length > 0) differences.push(`${key}: ${fields.join(', ')}`);
    }
  }
  return [...differences, ...[...wanted.keys()].map((key) => `-${key}`)];
}
