import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { coloursOf, stateOf, type DiagramStanding, type ElementState } from './viewer-colours.js';

/**
 * The one place that touches bpmn-js. Its watermark stays where it is and uncovered, as its licence asks.
 * The parts of its untyped services that are used here are named below.
 */
interface Di {
  set(name: string, value: string): void;
}
interface Drawn {
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
interface Registry {
  getAll(): Drawn[];
  get(id: string): Drawn | undefined;
  getGraphics(element: Drawn): SVGElement;
}
interface GraphicsFactory {
  update(kind: 'connection' | 'shape', element: Drawn, graphics: SVGElement): void;
}
interface Canvas {
  addMarker(element: Drawn, marker: string): void;
  zoom(level: 'fit-viewport' | number, centre?: 'auto'): number;
}
interface EventBus {
  on(event: 'element.click', listener: (event: { readonly element: Drawn }) => void): void;
}
interface Overlays {
  add(elementId: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  clear(): void;
}

export interface OutlineItem {
  readonly id: string;
  readonly name: string;
  readonly state: ElementState;
  readonly label: string | null;
}

export interface PathViewer {
  load(xml: string): Promise<void>;
  /** Paints the standing and gives the same in words, in reading order. */
  paint(standing: DiagramStanding): readonly OutlineItem[];
  zoomBy(factor: number): void;
  fit(): void;
  destroy(): void;
}

export interface ViewerOptions {
  readonly labelClass: string;
  /** Marks the steps that lead to a process of their own. */
  readonly callClass: string;
  readonly onCall: (processId: string) => void;
}

const fitMax = 1;
/** Leaves air around the drawing, and room for a label under its lowest step. */
const fitMargin = 0.95;
const zoomMin = 0.2;
const zoomMax = 3;
const family = "'Be Vietnam Pro', system-ui, sans-serif";

const steps = /Task$|:CallActivity$|:SubProcess$|:StartEvent$|:EndEvent$|:IntermediateCatchEvent$/;

const isContainer = (element: Drawn): boolean =>
  element.type.endsWith(':SubProcess') && (element.children?.length ?? 0) > 0;

/** Rows of the drawing from top to bottom, each from left to right. */
const rowPx = 60;
const readingOrder = (a: Drawn, b: Drawn): number =>
  Math.round(a.y / rowPx) - Math.round(b.y / rowPx) || a.x - b.x;

/** Draws into `host`. The page's font must be there first: text is measured when it is drawn. */
export async function createPathViewer(
  host: HTMLElement,
  { labelClass, callClass, onCall }: ViewerOptions,
): Promise<PathViewer> {
  await document.fonts.load(`12px ${family}`);
  const viewer = new NavigatedViewer({
    container: host,
    bpmnRenderer: {
      defaultFillColor: 'var(--vd-panel)',
      defaultStrokeColor: 'var(--vd-line-strong)',
      defaultLabelColor: 'var(--vd-ink)',
    },
    textRenderer: {
      defaultStyle: { fontFamily: family, fontSize: 12 },
      externalStyle: { fontSize: 11, fontFamily: family },
    },
  } as ConstructorParameters<typeof NavigatedViewer>[0]);
  const service = <T>(name: string): T => viewer.get(name) as T;
  const fit = () => {
    const canvas = service<Canvas>('canvas');
    canvas.zoom(Math.min(fitMax, canvas.zoom('fit-viewport', 'auto') * fitMargin), 'auto');
  };
  const paintOne = (element: Drawn, state: ElementState) => {
    const colours = coloursOf[state];
    element.di.set('bioc:stroke', colours.stroke);
    // What holds others keeps the ground's colour, or an open one would drown everything in it.
    element.di.set('bioc:fill', isContainer(element) ? coloursOf.ahead.fill : colours.fill);
    const graphics = service<Registry>('elementRegistry').getGraphics(element);
    service<GraphicsFactory>('graphicsFactory').update(
      element.waypoints === undefined ? 'shape' : 'connection',
      element,
      graphics,
    );
  };
  const waiting = (standing: DiagramStanding) => {
    const overlays = service<Overlays>('overlays');
    overlays.clear();
    for (const { elementId, label } of standing.open) {
      const element = service<Registry>('elementRegistry').get(elementId);
      if (element === undefined || isContainer(element) || label === '') continue;
      const html = document.createElement('div');
      html.className = labelClass;
      html.textContent = label;
      overlays.add(elementId, { position: { bottom: -4, left: 0 }, html });
    }
  };
  service<EventBus>('eventBus').on('element.click', ({ element }) => {
    const called = element.businessObject?.calledElement;
    if (called !== undefined) onCall(called);
  });
  return {
    load: async (xml) => {
      await viewer.importXML(xml);
      for (const element of service<Registry>('elementRegistry').getAll()) {
        if (element.businessObject?.calledElement !== undefined)
          service<Canvas>('canvas').addMarker(element, callClass);
      }
      fit();
    },
    paint: (standing) => {
      const drawn = service<Registry>('elementRegistry')
        .getAll()
        .filter(
          (element) =>
            element.di !== undefined && !/:(Process|Collaboration|Participant|Lane)$/.test(element.type),
        );
      for (const element of drawn)
        if (element.labelTarget === undefined) paintOne(element, stateOf(standing, element.id));
      waiting(standing);
      return drawn
        .filter(
          (element) =>
            steps.test(element.type) &&
            element.labelTarget === undefined &&
            (element.businessObject.name ?? '') !== '',
        )
        .sort(readingOrder)
        .map((element) => ({
          id: element.id,
          name: element.businessObject.name ?? element.id,
          state: stateOf(standing, element.id),
          label: standing.open.find((one) => one.elementId === element.id)?.label ?? null,
        }));
    },
    zoomBy: (factor) => {
      const canvas = service<Canvas & { zoom(): number }>('canvas');
      canvas.zoom(Math.max(zoomMin, Math.min(zoomMax, canvas.zoom() * factor)), 'auto');
    },
    fit,
    destroy: () => viewer.destroy(),
  };
}
