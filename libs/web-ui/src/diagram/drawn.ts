/**
 * The parts of bpmn-js's untyped services that the viewer uses, named once. An element that is drawn has its
 * place, its type and the colours it was given.
 */
interface Di {
  set(name: string, value: string): void;
}

export interface Drawn {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly waypoints?: unknown;
  readonly labelTarget?: unknown;
  readonly di: Di;
  readonly children?: readonly unknown[];
  readonly businessObject: { readonly name?: string; readonly calledElement?: string };
}

export interface Registry {
  getAll(): Drawn[];
  get(id: string): Drawn | undefined;
  getGraphics(element: Drawn): SVGElement;
}

export interface GraphicsFactory {
  update(kind: 'connection' | 'shape', element: Drawn, graphics: SVGElement): void;
}

export interface Canvas {
  addMarker(element: Drawn, marker: string): void;
  removeMarker(element: Drawn, marker: string): void;
  zoom(level: 'fit-viewport' | number, centre?: 'auto'): number;
  zoom(): number;
}

export interface EventBus {
  on(event: 'element.click', listener: (event: { readonly element: Drawn }) => void): void;
}

export interface Overlays {
  add(elementId: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  clear(): void;
}

/** What holds others keeps the ground's colour, or an open one would drown everything in it. */
export const isContainer = (element: Drawn): boolean =>
  element.type.endsWith(':SubProcess') && (element.children?.length ?? 0) > 0;

const ground = /:(Process|Collaboration|Participant|Lane)$/;
/** Whether an element can be coloured: labels go with what they name. */
export const isPainted = (element: Drawn): boolean =>
  element.di !== undefined && element.labelTarget === undefined && !ground.test(element.type);

const steps = /Task$|:CallActivity$|:SubProcess$|:StartEvent$|:EndEvent$|:IntermediateCatchEvent$/;
/** Whether the list in words names it. */
export const isNamedStep = (element: Drawn): boolean =>
  steps.test(element.type) && (element.businessObject.name ?? '') !== '';

/** Rows of the drawing from top to bottom, each from left to right. */
const rowPx = 60;
export const readingOrder = (a: Drawn, b: Drawn): number =>
  Math.round(a.y / rowPx) - Math.round(b.y / rowPx) || a.x - b.x;
