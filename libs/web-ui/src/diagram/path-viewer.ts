import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { Canvas, EventBus, GraphicsFactory, Overlays, Registry } from './drawn.js';
import { StandingPainter, type OutlineItem } from './standing-painter.js';
import type { DiagramStanding } from './viewer-colours.js';

/** The one place that touches bpmn-js. Its watermark stays where it is and uncovered, as its licence asks. */
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
  /** Makes the road that was really taken bold; null where it is not told apart. */
  readonly roadClass: string | null;
  readonly onCall: (processId: string) => void;
}

const fitMax = 1;
/** Leaves air around the drawing, and room for a label under its lowest step. */
const fitMargin = 0.95;
const zoomMin = 0.2;
const zoomMax = 3;
const family = "'Be Vietnam Pro', system-ui, sans-serif";

/** Draws into `host`. The page's font must be there first: text is measured when it is drawn. */
export async function createPathViewer(
  host: HTMLElement,
  { labelClass, callClass, roadClass, onCall }: ViewerOptions,
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
  const canvas = () => service<Canvas>('canvas');
  const fit = () => {
    canvas().zoom(Math.min(fitMax, canvas().zoom('fit-viewport', 'auto') * fitMargin), 'auto');
  };
  let painter: StandingPainter | null = null;
  service<EventBus>('eventBus').on('element.click', ({ element }) => {
    const called = element.businessObject?.calledElement;
    if (called !== undefined) onCall(called);
  });
  return {
    load: async (xml) => {
      await viewer.importXML(xml);
      const registry = service<Registry>('elementRegistry');
      for (const element of registry.getAll()) {
        if (element.businessObject?.calledElement !== undefined) canvas().addMarker(element, callClass);
      }
      painter = new StandingPainter({
        registry,
        graphics: service<GraphicsFactory>('graphicsFactory'),
        canvas: canvas(),
        overlays: service<Overlays>('overlays'),
        labelClass,
        roadClass,
      });
      fit();
    },
    paint: (standing) => painter?.paint(standing) ?? [],
    zoomBy: (factor) => {
      canvas().zoom(Math.max(zoomMin, Math.min(zoomMax, canvas().zoom() * factor)), 'auto');
    },
    fit,
    destroy: () => viewer.destroy(),
  };
}
