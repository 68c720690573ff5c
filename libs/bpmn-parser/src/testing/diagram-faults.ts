import type { ModdleElement } from 'bpmn-moddle';
import { elementsOf, isElement, referenced } from '../read-context.js';

interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Drawn {
  readonly element: ModdleElement;
  readonly box: Box;
}

/**
 * What is wrong with a drawing: nodes and flows without one, shapes over each other, flows through shapes,
 * labels over shapes, flows or other labels. A shape may lie in its own sub-process and on its own host.
 */
export function diagramFaults(definitions: ModdleElement): readonly string[] {
  const [diagram] = elementsOf(definitions, 'diagrams');
  const plane = diagram === undefined ? undefined : referenced(diagram, 'plane');
  if (plane === undefined) return ['no diagram'];
  const drawings = elementsOf(plane, 'planeElement');
  const shapes = drawings.filter(({ $type }) => $type === 'bpmndi:BPMNShape').flatMap(shapeOf);
  const edges = drawings.filter(({ $type }) => $type === 'bpmndi:BPMNEdge');
  const labels = drawings.flatMap(labelOf);
  return [
    ...undrawn(definitions, drawings),
    ...overlaps(shapes),
    ...edges.flatMap((edge) => crossings(edge, shapes, labels)),
    ...labels.flatMap((label, at) => labelFaults(label, shapes, labels.slice(at + 1))),
  ];
}

function undrawn(definitions: ModdleElement, drawings: readonly ModdleElement[]): readonly string[] {
  const drawn = new Set(drawings.map((drawing) => referenced(drawing, 'bpmnElement')?.id));
  const walk = (container: ModdleElement): readonly string[] =>
    [...elementsOf(container, 'flowElements'), ...elementsOf(container, 'artifacts')].flatMap((element) => [
      ...(drawn.has(element.id) ? [] : [`${element.id} is not drawn`]),
      ...(element.$type === 'bpmn:SubProcess' ? walk(element) : []),
    ]);
  return elementsOf(definitions, 'rootElements')
    .filter(({ $type }) => $type === 'bpmn:Process')
    .flatMap(walk);
}

function boxOf(bounds: unknown, id: string): Box | undefined {
  if (!isElement(bounds)) return undefined;
  const side = (name: string): number => Number(bounds.get(name));
  return { id, x: side('x'), y: side('y'), width: side('width'), height: side('height') };
}

function shapeOf(shape: ModdleElement): readonly Drawn[] {
  const element = referenced(shape, 'bpmnElement');
  const box = boxOf(shape.get('bounds'), element?.id ?? '');
  return element === undefined || box === undefined ? [] : [{ element, box }];
}

function labelOf(drawing: ModdleElement): readonly Box[] {
  const label = referenced(drawing, 'label');
  const box = boxOf(label?.get('bounds'), referenced(drawing, 'bpmnElement')?.id ?? '');
  return box === undefined ? [] : [box];
}

const meet = (a: Box, b: Box, margin = 0): boolean =>
  a.x < b.x + b.width - margin &&
  b.x < a.x + a.width - margin &&
  a.y < b.y + b.height - margin &&
  b.y < a.y + a.height - margin;

const holds = (outer: ModdleElement, inner: ModdleElement): boolean =>
  referenced(inner, 'attachedToRef') === outer ||
  (inner.$parent !== undefined && within(inner.$parent, outer));
const within = (element: ModdleElement, outer: ModdleElement): boolean =>
  element === outer || (element.$parent !== undefined && within(element.$parent, outer));

function overlaps(shapes: readonly Drawn[]): readonly string[] {
  return shapes.flatMap(({ element, box }, at) =>
    shapes
      .slice(at + 1)
      .filter(
        (other) => meet(box, other.box) && !holds(element, other.element) && !holds(other.element, element),
      )
      .map((other) => `${box.id} lies over ${other.box.id}`),
  );
}

/** The straight pieces of an edge as flat boxes. */
function piecesOf(edge: ModdleElement): readonly Box[] {
  const id = referenced(edge, 'bpmnElement')?.id ?? '';
  const points = elementsOf(edge, 'waypoint').map((point) => ({
    x: Number(point.get('x')),
    y: Number(point.get('y')),
  }));
  return points.slice(1).map((to, at) => {
    const from = points[at] ?? to;
    const width = Math.max(Math.abs(from.x - to.x), 0.01);
    const height = Math.max(Math.abs(from.y - to.y), 0.01);
    return { id, x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height };
  });
}

function crossings(edge: ModdleElement, shapes: readonly Drawn[], labels: readonly Box[]): readonly string[] {
  const flow = referenced(edge, 'bpmnElement');
  const ends = flow === undefined ? [] : [referenced(flow, 'sourceRef'), referenced(flow, 'targetRef')];
  return piecesOf(edge).flatMap((piece) => [
    ...shapes
      .filter(
        ({ element, box }) =>
          element.$type !== 'bpmn:SubProcess' && meet(piece, box, ends.includes(element) ? 1 : 0),
      )
      .map(({ box }) => `${piece.id} runs through ${box.id}`),
    ...labels
      .filter((label) => meet(piece, label))
      .map((label) => `${piece.id} runs through the label of ${label.id}`),
  ]);
}

function labelFaults(label: Box, shapes: readonly Drawn[], others: readonly Box[]): readonly string[] {
  return [
    ...shapes
      .filter(({ element, box }) => element.$type !== 'bpmn:SubProcess' && meet(label, box))
      .map(({ box }) => `the label of ${label.id} lies over ${box.id}`),
    ...others
      .filter((other) => meet(label, other))
      .map((other) => `the labels of ${label.id} and ${other.id} meet`),
  ];
}
