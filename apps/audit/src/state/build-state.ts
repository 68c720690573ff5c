import { openStepsOf, type CaseState } from '@vinhdanh/awards';
import type {
  AuditDiagram,
  AuditDifference,
  AuditEventsQuery,
  AuditField,
  AuditMarks,
  AuditMarksPage,
  AuditState,
} from '@vinhdanh/contracts/audit';
import {
  caseFields,
  diagramMarks,
  drawingOf,
  drawnProcesses,
  fieldDifferences,
  type CaseField,
} from '@vinhdanh/projections';
import type { StandingCase } from '@vinhdanh/replay';
import type { CaseFile } from '../record/case-file.js';
import type { Names } from '../record/names.js';
import { ballotsBy } from '../record/open-record.js';

const fieldsAt = ({ model, records }: CaseFile, { state, record }: StandingCase, names: Names) =>
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

const marksOf = ({ model }: CaseFile, state: CaseState): AuditMarks[] =>
  drawnProcesses(model).map((process) => {
    const { done, open, flows, incidents } = diagramMarks(model, process, state);
    return {
      processId: process.id,
      done: [...done],
      open: open.map((place) => ({ ...place })),
      flows: [...flows],
      incidents: [...incidents],
    };
  });

/** The marks after each event of a page; null where an event moved nothing on the drawings. Pure. */
export function buildMarks(file: CaseFile, { after, limit }: AuditEventsQuery): AuditMarksPage {
  let shown = '';
  const items = file.records
    .filter(({ version }) => version > after)
    .slice(0, limit)
    .map(({ version }) => {
      const marks = marksOf(file, file.timeline.before(version + 1, file.caseId));
      const text = JSON.stringify(marks);
      const same = text === shown;
      shown = text;
      return { version, marks: same ? null : marks };
    });
  const last = items.at(-1)?.version ?? after;
  return { items, nextAfter: last < file.records.length ? last : null };
}

/** What differs between two moments of a case, field by field. Pure. */
export function buildDifference(
  file: CaseFile,
  from: StandingCase,
  to: StandingCase,
  names: Names,
): AuditDifference {
  const differences = fieldDifferences(fieldsAt(file, from, names), fieldsAt(file, to, names));
  return {
    from: from.record.version,
    to: to.record.version,
    fromAt: from.record.at,
    toAt: to.record.at,
    fields: differences.map(({ path, label, personal, before, after }) => ({
      path,
      labelVi: label.vi,
      labelEn: label.en,
      personal,
      beforeVi: before?.vi ?? null,
      beforeEn: before?.en ?? null,
      afterVi: after?.vi ?? null,
      afterEn: after?.en ?? null,
    })),
  };
}

/** The path that decided the case, as its own bundle draws it. Pure. */
export const buildDiagram = ({ model }: CaseFile): AuditDiagram => ({
  bundleHash: model.hash,
  processes: drawnProcesses(model).map((process) => ({
    processId: process.id,
    name: process.name,
    xml: drawingOf(model, process),
  })),
});
