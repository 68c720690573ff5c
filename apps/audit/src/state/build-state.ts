import { openStepsOf } from '@vinhdanh/awards';
import type { AuditField, AuditState } from '@vinhdanh/contracts/audit';
import { caseFields, type CaseField } from '@vinhdanh/projections';
import type { StandingCase } from '@vinhdanh/replay';
import type { CaseFile } from '../record/case-file.js';
import type { Names } from '../record/names.js';
import { ballotsBy } from '../record/open-record.js';
import { marksOf } from './build-marks.js';

/** All that was known of the case at a moment. */
export const fieldsAt = ({ model, records }: CaseFile, { state, record }: StandingCase, names: Names) =>
  caseFields(model, state, names, ballotsBy(records, record.version));

export const fieldView = ({ path, label, personal, value }: CaseField): AuditField => ({
  path,
  labelVi: label.vi,
  labelEn: label.en,
  personal,
  valueVi: value?.vi ?? null,
  valueEn: value?.en ?? null,
});

/** A case as it stood: its fields, its open steps, its places on the drawing. Pure. */
export function buildState(file: CaseFile, standing: StandingCase, names: Names): AuditState {
  const { model, readable } = file;
  const { state, record } = standing;
  return {
    version: record.version,
    at: record.at,
    readable,
    fields: fieldsAt(file, standing, names).map(fieldView),
    openSteps: openStepsOf(model, state).map(({ stepId, name, level, state: step, instance }) => ({
      stepId,
      elementId: instance.elementId,
      name,
      level,
      since: instance.since,
      dueAt: instance.dueAt,
      takenBy: step.takenBy === null ? null : names.ref(step.takenBy),
    })),
    marks: marksOf(file, state),
  };
}
