import type { CaseState } from '@vinhdanh/awards';
import type { Model, ProcessModel } from '@vinhdanh/bpmn-model';
import type { Instant } from '@vinhdanh/kernel';

/** Kinds of instances at which a case waits; containers are open only because something in them is. */
const openKinds = new Set([
  'userTask',
  'serviceTask',
  'catchEvent',
  'callActivity',
  'subProcess',
  'multiInstance',
]);

/** Where a case stands on one drawing. */
export interface DiagramMarks {
  /** Elements that were left. */
  readonly done: readonly string[];
  /** Flows that were taken: the way that the case really went. */
  readonly flows: readonly string[];
  readonly open: readonly {
    readonly elementId: string;
    readonly since: Instant;
    readonly dueAt: Instant | null;
  }[];
  /** Elements where something is stuck. */
  readonly incidents: readonly string[];
  /** Whether the case has been here at all. */
  readonly entered: boolean;
}

/** The processes that a process can call, in the order of its elements. */
const calledBy = (process: ProcessModel): readonly string[] =>
  Object.values(process.nodes).flatMap((node) => (node.kind === 'callActivity' ? [node.calledElement] : []));

/** The main process and all that can be reached from it, each once, nearest first. Pure. */
export function drawnProcesses(model: Model): readonly ProcessModel[] {
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

/** The drawing of a process as the bundle holds it: what people saw when the case was decided. */
export const drawingOf = (model: Model, process: ProcessModel): string =>
  model.sources.find(({ file }) => file === process.file)?.xml ?? '';

/** What to mark on the drawing of `process` for a case in `state`. Pure. */
export function diagramMarks(model: Model, process: ProcessModel, state: CaseState): DiagramMarks {
  const instances = Object.values(state.engine.instances).filter(({ processId }) => processId === process.id);
  const visited = Object.keys(state.engine.visited)
    .filter((key) => key.startsWith(`${process.id}/`))
    .map((key) => key.slice(process.id.length + 1));
  return {
    done: visited.filter((id) => Object.hasOwn(process.nodes, id)),
    flows: visited.filter((id) => Object.hasOwn(process.flows, id)),
    open: instances
      .filter(({ elementId, kind }) => Object.hasOwn(process.nodes, elementId) && openKinds.has(kind))
      .map(({ elementId, since, dueAt }) => ({ elementId, since, dueAt })),
    incidents: Object.values(state.engine.incidents)
      .filter(({ elementId }) => Object.hasOwn(process.nodes, elementId))
      .map(({ elementId }) => elementId),
    entered: process.id === model.mainProcess || visited.length > 0 || instances.length > 0,
  };
}
