import type { CaseView, SubmitSupplement } from '@vinhdanh/contracts';

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
] as const;
export type EditableField = (typeof editableFields)[number];

export const returnFields = [...editableFields, 'files'] as const;
export type ReturnField = (typeof returnFields)[number];

const personalFields: readonly EditableField[] = ['name', 'birthDate', 'post', 'achievements'];

export type FieldValues = Readonly<Partial<Record<EditableField, string | boolean | null>>>;

/** Today's values of the editable fields. */
export function currentValues(view: CaseView): FieldValues {
  const { facts, personal } = view;
  return {
    name: personal?.name ?? '',
    birthDate: personal?.birthDate ?? null,
    post: personal?.post ?? null,
    achievements: personal?.achievements ?? '',
    achievementFrom: facts.achievementFrom,
    achievementTo: facts.achievementTo,
    isLeader: facts.isLeader,
    isDirectWorker: facts.isDirectWorker,
  };
}

/** The body of a supplement: only what differs from today, sorted into facts and personal. Pure. */
export function supplementBody(before: FieldValues, after: FieldValues, note: string): SubmitSupplement {
  const changed = editableFields.filter(
    (field) => after[field] !== undefined && after[field] !== before[field],
  );
  const part = (personal: boolean) =>
    Object.fromEntries(
      changed
        .filter((field) => personalFields.includes(field) === personal)
        .map((field) => [field, after[field]]),
    );
  return { facts: part(false), personal: part(true), ...(note.trim() === '' ? {} : { note: note.trim() }) };
}
