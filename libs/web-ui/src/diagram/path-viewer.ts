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
  readonly businessObject: { readonly name?: string; readonly $instanceOf?: (type: string) => boolean };
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
  zoom(level: 'fit-viewport' | number, centre?: 'auto'): number;
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

const fitMax = 1;
const zoomMin = 0.2;
const zoomMax = 3;
const family = "'Be Vietnam Pro', system-ui, sans-serif";

const steps = /Task$|:CallActivity$|:SubProcess$|:StartEvent$|:EndEvent$|:IntermediateCatchEvent$/;

/** Rows of the drawing from top to bottom, each from left to right. */
const rowPx = 60;
const readingOrder = (a: Drawn, b: Drawn): number =>
  Math.round(a.y / rowPx) - Math.round(b.y / rowPx) || a.x - b.x;

/** Draws into `host`. The page's font must be there first: text is measured when it is drawn. */
export async function createPathViewer(host: HTMLElement, labelClass: string): Promise<PathViewer> {
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
    if (canvas.zoom('fit-viewport', 'auto') > fitMax) canvas.zoom(fitMax, 'auto');
  };
  const paintOne = (element: Drawn, state: ElementState) => {
    const colours = coloursOf[state];
    element.di.set('bioc:stroke', colours.stroke);
    element.di.set('bioc:fill', colours.fill);
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
      if (service<Registry>('elementRegistry').get(elementId) === undefined || label === '') continue;
      const html = document.createElement('div');
      html.className = labelClass;
      html.textContent = label;
      overlays.add(elementId, { position: { bottom: -4, left: 0 }, html });
    }
  };
  return {
    load: async (xml) => {
      await viewer.importXML(xml);
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
