import type { CaseState } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Diagram } from '@vinhdanh/contracts';
import type { Instant } from '@vinhdanh/kernel';
import { diagramMarks, drawingOf, drawnProcesses } from '@vinhdanh/projections';
import { waitingLabel } from './working-days.js';

/**
 * The drawn path with the places of the case on it. Those that the case has entered come before those it
 * may still enter.
 */
export function buildDiagram(model: Model, state: CaseState, now: Instant, language: 'vi' | 'en'): Diagram {
  const drawn = drawnProcesses(model).map((process) => ({
    process,
    marks: diagramMarks(model, process, state),
  }));
  const order = [
    ...drawn.filter(({ marks }) => marks.entered),
    ...drawn.filter(({ marks }) => !marks.entered),
  ];
  return {
    processes: order.map(({ process, marks }) => ({
      processId: process.id,
      name: process.name,
      xml: drawingOf(model, process),
      done: [...marks.done],
      flows: [...marks.flows],
      open: marks.open.map(({ elementId, since, dueAt }) => ({
        elementId,
        since,
        dueAt,
        label: waitingLabel(model.calendar, since, now, language),
      })),
      incidents: [...marks.incidents],
    })),
  };
}
