import { describe, expect, it } from '@jest/globals';
import type { Drawn } from './drawn.js';
import { StandingPainter } from './standing-painter.js';

const drawn = (id: string, type: string, x: number, more: Partial<Drawn> = {}): Drawn => ({
  id,
  type,
  x,
  y: 0,
  di: { set: () => undefined },
  businessObject: { name: type.endsWith('Flow') ? '' : id },
  ...more,
});

const elements = [
  drawn('second', 'bpmn:UserTask', 300),
  drawn('first', 'bpmn:UserTask', 100),
  drawn('flow', 'bpmn:SequenceFlow', 200, { waypoints: [] }),
  drawn('first_label', 'bpmn:UserTask', 100, { labelTarget: {} }),
  drawn('path', 'bpmn:Process', 0),
];

function painterOver() {
  const touched: string[] = [];
  const painter = new StandingPainter({
    registry: {
      getAll: () => elements,
      get: (id) => elements.find((one) => one.id === id),
      getGraphics: () => ({}) as SVGElement,
    },
    graphics: { update: (kind, element) => touched.push(`${kind} ${element.id}`) },
    canvas: {
      addMarker: (element, marker) => touched.push(`+${marker} ${element.id}`),
      removeMarker: (element, marker) => touched.push(`-${marker} ${element.id}`),
      zoom: () => 1,
    },
    overlays: { add: () => '', clear: () => touched.push('labels') },
    labelClass: 'label',
    roadClass: 'road',
  });
  return { painter, since: () => touched.splice(0) };
}

const standing = (done: string[], flows: string[], open: string[]) => ({
  done,
  flows,
  open: open.map((elementId) => ({ elementId, label: '' })),
  incidents: [],
});

describe('a standing on a drawing', () => {
  it('says the steps in reading order, without flows, labels and the ground', () => {
    const { painter } = painterOver();
    expect(painter.paint(standing([], [], ['first']))).toEqual([
      { id: 'first', name: 'first', state: 'open', label: '' },
      { id: 'second', name: 'second', state: 'ahead', label: null },
    ]);
  });

  it('touches only what a step changes', () => {
    const { painter, since } = painterOver();
    painter.paint(standing([], [], ['first']));
    since();
    painter.paint(standing(['first'], ['flow'], ['second']));
    expect(since()).toEqual(['shape second', 'shape first', 'connection flow', '+road flow', 'labels']);
    painter.paint(standing(['first'], ['flow'], ['second']));
    expect(since()).toEqual([]);
  });

  it('takes the road back when the slider goes back', () => {
    const { painter, since } = painterOver();
    painter.paint(standing(['first'], ['flow'], ['second']));
    since();
    painter.paint(standing([], [], ['first']));
    expect(since()).toContain('-road flow');
  });
});
