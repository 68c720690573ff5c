import type { CaseField } from './case-fields.js';
import type { Words } from './vocabulary.js';

/** What differs between two states, path by path, in the order of the later one; what is gone comes last. */
export interface FieldDifference {
  readonly path: string;
  readonly label: Words;
  readonly personal: boolean;
  readonly before: Words | null;
  readonly after: Words | null;
}

const isSame = (a: Words | null, b: Words | null): boolean => a?.vi === b?.vi && a?.en === b?.en;

/** Pure. Fields of one case at two moments. */
export function fieldDifferences(
  before: readonly CaseField[],
  after: readonly CaseField[],
): readonly FieldDifference[] {
  const earlier = new Map(before.map((each) => [each.path, each]));
  const later = new Set(after.map(({ path }) => path));
  const gone = before.filter(({ path }) => !later.has(path));
  const of = (
    { path, label, personal }: CaseField,
    from: Words | null,
    to: Words | null,
  ): FieldDifference => ({
    path,
    label,
    personal,
    before: from,
    after: to,
  });
  return [
    ...after.map((each) => of(each, earlier.get(each.path)?.value ?? null, each.value)),
    ...gone.map((each) => of(each, each.value, null)),
  ].filter((each) => !isSame(each.before, each.after));
}
