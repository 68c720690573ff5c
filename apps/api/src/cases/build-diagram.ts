import type { CaseState } from '@vinhdanh/awards';
import type { Model, ProcessModel } from '@vinhdanh/bpmn-model';
import type { Diagram } from '@vinhdanh/contracts';
import type { Instant } from '@vinhdanh/kernel';
import { waitingLabel } from './working-days.js';

/** Kinds of instances at which a case waits; containers are open only because something in them is. */
const waitingKinds = new Set(['userTask', 'serviceTask', 'catchEvent']);
const containerKinds = new Set(['callActivity', 'subProcess', 'multiInstance']);

/** The processes that a process can call, in the order of its elements. */
const calledBy = (process: ProcessModel): readonly string[] =>
  Object.values(process.nodes).flatMap((node) => (node.kind === 'callActivity' ? [node.calledElement] : []));

/** The main process and all that can be reached from it, each once, nearest first. */
function reachable(model: Model): readonly ProcessModel[] {
  const order: ProcessModel[] = [];
  const queue = [model.mainProcess];
  const seen = new Set(queue);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const process = model.processes[id];
    if (process === undefined) continue;
    order.push(process);
    for (const called of calledBy(process)) {
      if (seen.has(called)) continue;
      seen.add(called);
      queue.push(called);
    }
  }
  return order;
}

/**
 * The drawn path with the places of the case on it. Those that the case has entered come before those it
 * may still enter. The drawing is the bundle's own source: what people saw when the case was decided.
 */
export function buildDiagram(model: Model, state: CaseState, now: Instant, language: 'vi' | 'en'): Diagram {
  const instances = Object.values(state.engine.instances);
  const visited = Object.keys(state.engine.visited);
  const incidents = Object.values(state.engine.incidents);
  const places = (process: ProcessModel): readonly string[] =>
    visited.filter((key) => key.startsWith(`${process.id}/`)).map((key) => key.slice(process.id.length + 1));
  const entered = (process: ProcessModel): boolean =>
    process.id === model.mainProcess ||
    places(process).length > 0 ||
    instances.some(({ processId }) => processId === process.id);
  const processes = reachable(model);
  return {
    processes: [...processes.filter(entered), ...processes.filter((process) => !entered(process))].map(
      (process) => {
        const here = instances.filter(
          ({ processId, elementId }) => processId === process.id && Object.hasOwn(process.nodes, elementId),
        );
        const done = places(process);
        return {
          processId: process.id,
          name: process.name,
          xml: model.sources.find(({ file }) => file === process.file)?.xml ?? '',
          done: done.filter((id) => Object.hasOwn(process.nodes, id)),
          flows: done.filter((id) => Object.hasOwn(process.flows, id)),
          open: here
            .filter(({ kind }) => waitingKinds.has(kind) || containerKinds.has(kind))
            .map(({ elementId, since, dueAt }) => ({
              elementId,
              since,
              dueAt,
              label: waitingLabel(model.calendar, since, now, language),
            })),
          incidents: incidents
            .filter(({ elementId }) => Object.hasOwn(process.nodes, elementId))
            .map(({ elementId }) => elementId),
        };
      },
    ),
  };
}
