import type { FlowNode } from '@vinhdanh/bpmn-model';
import type { ModdleElement } from 'bpmn-moddle';
import type { ReadContext } from '../read-context.js';

/** What every node has, whatever its kind. */
export type NodeBase = Omit<Extract<FlowNode, { kind: 'parallelGateway' }>, 'kind'>;

/**
 * Reads one BPMN element. It names every property that it understands (`context.acceptOnly`), reports what
 * it cannot accept, and answers undefined only after a finding.
 */
export interface ElementReader {
  /** Type in the meta-model, e.g. `bpmn:UserTask`. */
  readonly type: string;
  read(element: ModdleElement, base: NodeBase, context: ReadContext): FlowNode | undefined;
}

/** Flows are read from the sequence flows; `incoming` and `outgoing` only repeat them. */
export const flowNodeProperties = ['incoming', 'outgoing'];
