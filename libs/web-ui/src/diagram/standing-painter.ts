import {
  isContainer,
  isNamedStep,
  isPainted,
  readingOrder,
  type Canvas,
  type Drawn,
  type GraphicsFactory,
  type Overlays,
  type Registry,
} from './drawn.js';
import { coloursOf, stateOf, type DiagramStanding, type ElementState } from './viewer-colours.js';

export interface OutlineItem {
  readonly id: string;
  readonly name: string;
  readonly state: ElementState;
  readonly label: string | null;
}

export interface PainterParts {
  readonly registry: Registry;
  readonly graphics: GraphicsFactory;
  readonly canvas: Canvas;
  readonly overlays: Overlays;
  readonly labelClass: string;
  /** Makes the road that was really taken bold; null where it is not told apart. */
  readonly roadClass: string | null;
}

/**
 * Paints one standing after another on a drawing that stays: only what changed since the last one is touched,
 * so that a step of a slider costs two or three elements and not the whole path.
 */
export class StandingPainter {
  readonly #elements: readonly Drawn[];
  readonly #named: readonly Drawn[];
  readonly #painted = new Map<string, ElementState>();
  readonly #road = new Set<string>();
  #labels = '';

  constructor(private readonly parts: PainterParts) {
    this.#elements = parts.registry.getAll().filter(isPainted);
    this.#named = this.#elements.filter(isNamedStep).sort(readingOrder);
  }

  /** Paints the standing and gives the same in words, in reading order. */
  paint(standing: DiagramStanding): readonly OutlineItem[] {
    for (const element of this.#elements) {
      const state = stateOf(standing, element.id);
      if (this.#painted.get(element.id) !== state) this.#colour(element, state);
    }
    this.#markRoad(standing.flows);
    this.#label(standing);
    return this.#named.map((element) => ({
      id: element.id,
      name: element.businessObject.name ?? element.id,
      state: stateOf(standing, element.id),
      label: standing.open.find((one) => one.elementId === element.id)?.label ?? null,
    }));
  }

  #colour(element: Drawn, state: ElementState): void {
    const colours = coloursOf[state];
    element.di.set('bioc:stroke', colours.stroke);
    element.di.set('bioc:fill', isContainer(element) ? coloursOf.ahead.fill : colours.fill);
    const { registry, graphics } = this.parts;
    graphics.update(
      element.waypoints === undefined ? 'shape' : 'connection',
      element,
      registry.getGraphics(element),
    );
    this.#painted.set(element.id, state);
  }

  #markRoad(flows: readonly string[]): void {
    const { registry, canvas, roadClass } = this.parts;
    if (roadClass === null) return;
    const taken = new Set(flows);
    for (const id of [...this.#road].filter((one) => !taken.has(one))) {
      const element = registry.get(id);
      if (element !== undefined) canvas.removeMarker(element, roadClass);
      this.#road.delete(id);
    }
    for (const id of flows) {
      const element = this.#road.has(id) ? undefined : registry.get(id);
      if (element === undefined) continue;
      canvas.addMarker(element, roadClass);
      this.#road.add(id);
    }
  }

  #label(standing: DiagramStanding): void {
    const { registry, overlays, labelClass } = this.parts;
    const labels = JSON.stringify(standing.open);
    if (labels === this.#labels) return;
    this.#labels = labels;
    overlays.clear();
    for (const { elementId, label } of standing.open) {
      const element = registry.get(elementId);
      if (element === undefined || isContainer(element) || label === '') continue;
      const html = document.createElement('div');
      html.className = labelClass;
      html.textContent = label;
      overlays.add(elementId, { position: { bottom: -4, left: 0 }, html });
    }
  }
}
