import type { FlowNode, ProcessModel } from '@vinhdanh/bpmn-model';

/** Where a token can go from a node: its flows, its boundary events, and the start of what it contains. */
function successors(process: ProcessModel, node: FlowNode): readonly string[] {
  const next = node.outgoing.flatMap((id) => process.flows[id]?.target ?? []);
  const inside = node.kind === 'subProcess' ? [node.startId] : [];
  return [...next, ...node.boundaryIds, ...inside];
}

/** Ids of the nodes that a token can reach from the start of the process. Pure. */
export function reachableFromStart(process: ProcessModel): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [process.startId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = process.nodes[id];
    if (node === undefined || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...successors(process, node));
  }
  return reached;
}

/**
 * Ids of the nodes from which a token can come to an end within its own scope. An activity without an
 * outgoing flow ends its token too (BPMN 2.0.2 §10.2.1); a gateway or a boundary event does not. Pure.
 */
export function endingNodes(process: ProcessModel): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  const waiting: string[] = [];
  for (const node of Object.values(process.nodes)) {
    const next = node.outgoing.flatMap((id) => process.flows[id]?.target ?? []);
    for (const target of [...next, ...node.boundaryIds]) {
      const list = sources.get(target);
      if (list === undefined) sources.set(target, [node.id]);
      else list.push(node.id);
    }
    if (isEnd(node)) waiting.push(node.id);
  }
  const ending = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (ending.has(id)) continue;
    ending.add(id);
    waiting.push(...(sources.get(id) ?? []));
  }
  return ending;
}

function isEnd(node: FlowNode): boolean {
  if (node.kind === 'endEvent') return true;
  const mustGoOn = ['startEvent', 'boundaryEvent', 'exclusiveGateway', 'parallelGateway'];
  return node.outgoing.length === 0 && !mustGoOn.includes(node.kind);
}
