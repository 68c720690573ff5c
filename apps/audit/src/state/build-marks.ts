import type { CaseState } from '@vinhdanh/awards';
import type { AuditEventsQuery, AuditMarks, AuditMarksPage } from '@vinhdanh/contracts/audit';
import { diagramMarks, drawnProcesses } from '@vinhdanh/projections';
import type { CaseFile } from '../record/case-file.js';

/** What to mark on each drawing of the case's path. */
export const marksOf = ({ model }: CaseFile, state: CaseState): AuditMarks[] =>
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
