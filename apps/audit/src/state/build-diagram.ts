import type { AuditDiagram } from '@vinhdanh/contracts/audit';
import { drawingOf, drawnProcesses } from '@vinhdanh/projections';
import type { CaseFile } from '../record/case-file.js';

/** The path that decided the case, as its own bundle draws it. Pure. */
export const buildDiagram = ({ model }: CaseFile): AuditDiagram => ({
  bundleHash: model.hash,
  processes: drawnProcesses(model).map((process) => ({
    processId: process.id,
    name: process.name,
    xml: drawingOf(model, process),
  })),
});
