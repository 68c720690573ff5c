import type { CaseView, SubmitSupplement } from '@vinhdanh/contracts';
import { rowsOf, statedAwards, type EarlierAwardRow } from '../start/earlier-awards.js';

/** Fields that a supplement can change, and `files`, which are added on the case itself. */
export const editableFields = [
  'name',
  'birthDate',
  'post',
  'achievementFrom',
  'achievementTo',
  'isLeader',
  'isDirectWorker',
  'achievements',
  'earlierAwards',
] as const;
export type EditableField = (typeof editableFields)[number];

export const returnFields = [...editableFields, 'files'] as const;
export type ReturnField = (typeof returnFields)[number];

const personalFields: readonly EditableField[] = [
  'name',
  'birthDate',
  'post',
  'achievements',
  'earlierAwards',
];

/** A field's value as it is edited. */
export type FieldValue = string | boolean | null | readonly EarlierAwardRow[];
export type FieldValues = Readonly<Partial<Record<EditableField, FieldValue>>>;

/** Today's values of the editable fields. */
export function currentValues(view: CaseView): FieldValues {
  const { facts, personal } = view;
  return {
    name: personal?.name ?? '',
    birthDate: personal?.birthDate ?? null,
    post: personal?.post ?? null,
    achievements: personal?.achievements ?? '',
    earlierAwards: rowsOf(personal?.earlierAwards ?? []),
    achievementFrom: facts.achievementFrom,
    achievementTo: facts.achievementTo,
    isLeader: facts.isLeader,
    isDirectWorker: facts.isDirectWorker,
  };
}

const isRows = (value: FieldValue | undefined): value is readonly EarlierAwardRow[] => Array.isArray(value);
const sent = (value: FieldValue | undefined) => (isRows(value) ? statedAwards(value) : value);
const same = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  isRows(a) ? JSON.stringify(sent(a)) === JSON.stringify(sent(b)) : a === b;

/** The body of a supplement: only what differs from today, sorted into facts and personal. Pure. */
export function supplementBody(before: FieldValues, after: FieldValues, note: string): SubmitSupplement {
  const changed = editableFields.filter(
    (field) => after[field] !== undefined && !same(after[field], before[field]),
  );
  const part = (personal: boolean) =>
    Object.fromEntries(
      changed
        .filter((field) => personalFields.includes(field) === personal)
        .map((field) => [field, sent(after[field])]),
    );
  return { facts: part(false), personal: part(true), ...(note.trim() === '' ? {} : { note: note.trim() }) };
}
