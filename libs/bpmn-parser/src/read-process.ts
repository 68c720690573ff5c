import type { FlowNode, ProcessModel, SequenceFlow } from '@vinhdanh/bpmn-model';
import type { ModdleElement } from 'bpmn-moddle';
import { Extensions } from './extensions/extensions.js';
import { elementsOf, referenced, textOf, xmlName, type ReadContext } from './read-context.js';
import type { NodeBase } from './readers/element-reader.js';
import { elementReaders } from './readers/registry.js';

/** Lanes and annotations are for the eye: BPMN gives them no effect on execution (2.0.2 §10.8, §7.3.3). */
const artifactTypes = ['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group'];
const processProperties = [
  'flowElements',
  'artifacts',
  'laneSets',
  'isExecutable',
  'processType',
  'isClosed',
];

/** Reads a process with everything in it; undefined after a finding. */
export function readProcess(process: ModdleElement, context: ReadContext): ProcessModel | undefined {
  context.acceptOnly(process, processProperties);
  new Extensions(process, context, []);
  const walk = new Walk(context);
  walk.scope(process, null);
  const [start, second] = elementsOf(process, 'flowElements').filter(
    ({ $type }) => $type === 'bpmn:StartEvent',
  );
  if (start?.id === undefined || second !== undefined) {
    context.error('BPMN.START_EVENT', process, process.id ?? '');
    return undefined;
  }
  return {
    id: process.id ?? '',
    name: textOf(process, 'name') ?? process.id ?? '',
    file: context.file,
    nodes: walk.nodes,
    flows: walk.flows,
    startId: start.id,
  };
}

class Walk {
  readonly nodes: Record<string, FlowNode> = {};
  readonly flows: Record<string, SequenceFlow> = {};

  constructor(private readonly context: ReadContext) {}

  /** Reads what stands directly in a process or sub-process, then goes into its sub-processes. */
  scope(container: ModdleElement, parentId: string | null): void {
    for (const artifact of elementsOf(container, 'artifacts')) {
      if (!artifactTypes.includes(artifact.$type))
        this.context.error('BPMN.UNSUPPORTED_ELEMENT', artifact, xmlName(artifact.$type));
    }
    const elements = elementsOf(container, 'flowElements');
    const flows = elements
      .filter(({ $type }) => $type === 'bpmn:SequenceFlow')
      .flatMap((flow) => this.flow(flow, container) ?? []);
    for (const flow of flows) this.flows[flow.id] = flow;
    const links = linksOf(flows, elements);
    for (const element of elements) {
      if (element.$type === 'bpmn:SequenceFlow') continue;
      this.node(element, parentId, links);
      if (element.$type === 'bpmn:SubProcess') this.scope(element, element.id ?? null);
    }
  }

  private node(element: ModdleElement, parentId: string | null, links: Links): void {
    const { context } = this;
    const reader = elementReaders.get(element.$type);
    if (reader === undefined) {
      context.error('BPMN.UNSUPPORTED_ELEMENT', element, xmlName(element.$type));
      return;
    }
    const id = element.id ?? '';
    const base: NodeBase = {
      id,
      name: textOf(element, 'name') ?? '',
      parentId,
      incoming: links.incoming.get(id) ?? [],
      outgoing: links.outgoing.get(id) ?? [],
      boundaryIds: links.boundary.get(id) ?? [],
      multiInstance: null,
      place: context.place(element),
    };
    const node = reader.read(element, base, context);
    if (node !== undefined) this.nodes[id] = node;
  }

  private flow(element: ModdleElement, container: ModdleElement): SequenceFlow | undefined {
    const { context } = this;
    context.acceptOnly(element, ['sourceRef', 'targetRef', 'conditionExpression', 'isImmediate']);
    new Extensions(element, context, []);
    const source = referenced(element, 'sourceRef');
    const target = referenced(element, 'targetRef');
    if (element.id === undefined || source?.id === undefined || target?.id === undefined) {
      context.error('BPMN.BROKEN_REFERENCE', element, `${element.id ?? ''}@sourceRef, @targetRef`);
      return undefined;
    }
    if (source.$parent !== container || target.$parent !== container) {
      context.error('BPMN.STRUCTURE', element, `${element.id}: ${source.id} → ${target.id}`);
    }
    const condition = context.expressionText(element.get('conditionExpression'), element);
    if (condition !== undefined && !source.$type.endsWith('Gateway')) {
      context.error(
        'BPMN.UNSUPPORTED_ELEMENT',
        element,
        `${xmlName(source.$type)} → bpmn:conditionExpression`,
      );
    }
    return {
      id: element.id,
      name: textOf(element, 'name') ?? '',
      source: source.id,
      target: target.id,
      condition: condition === undefined ? null : context.compile(condition, element),
      place: context.place(element),
    };
  }
}

/** What hangs together in one scope, by element id, in the order of the file. */
interface Links {
  readonly incoming: ReadonlyMap<string, readonly string[]>;
  readonly outgoing: ReadonlyMap<string, readonly string[]>;
  readonly boundary: ReadonlyMap<string, readonly string[]>;
}

function linksOf(flows: readonly SequenceFlow[], elements: readonly ModdleElement[]): Links {
  const incoming = new Map<string, string[]>();
  const outgoing = new Map<string, string[]>();
  const boundary = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, id: string): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [id]);
    else list.push(id);
  };
  for (const { id, source, target } of flows) {
    put(outgoing, source, id);
    put(incoming, target, id);
  }
  for (const element of elements) {
    if (element.$type !== 'bpmn:BoundaryEvent' || element.id === undefined) continue;
    const host = referenced(element, 'attachedToRef')?.id;
    if (host !== undefined) put(boundary, host, element.id);
  }
  return { incoming, outgoing, boundary };
}
