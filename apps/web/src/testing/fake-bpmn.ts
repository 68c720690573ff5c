import { fakePath } from './fake-path.js';

const perRow = 6;
const place = (n: number) => ({ x: 180 + (n % perRow) * 180, y: 100 + Math.floor(n / perRow) * 160 });

/** The fake path as BPMN 2.0 with diagram interchange, so that the viewer has something real to draw. */
export function fakeDiagramXml(): string {
  const ids = ['start', ...fakePath.map((s) => s.id), 'end'];
  const flows = ids.slice(1).map((id, n) => ({ id: `flow${n}`, from: ids[n]!, to: id, n }));
  const centre = (id: string): { x: number; y: number } => {
    if (id === 'start') return { x: 118, y: 140 };
    if (id === 'end') return { x: place(fakePath.length).x + 18, y: place(fakePath.length).y + 40 };
    const at = place(fakePath.findIndex((s) => s.id === id));
    return { x: at.x + 60, y: at.y + 40 };
  };
  const shape = (id: string, x: number, y: number, w: number, h: number) =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}"/></bpmndi:BPMNShape>`;
  const edge = (f: (typeof flows)[number]) => {
    const a = centre(f.from);
    const b = centre(f.to);
    const [out, back] = [f.from === 'start' ? 18 : 60, 60];
    const points =
      a.y === b.y
        ? [
            { x: a.x + out, y: a.y },
            { x: b.x - back, y: b.y },
          ]
        : [
            { x: a.x, y: a.y + 40 },
            { x: a.x, y: a.y + 80 },
            { x: b.x, y: a.y + 80 },
            { x: b.x, y: b.y - (f.to === 'end' ? 18 : 40) },
          ];
    return `<bpmndi:BPMNEdge id="${f.id}_di" bpmnElement="${f.id}">${points.map((p) => `<di:waypoint x="${p.x}" y="${p.y}"/>`).join('')}</bpmndi:BPMNEdge>`;
  };
  const shapes = fakePath.map((s, n) => shape(s.id, place(n).x, place(n).y, 120, 80)).join('');
  const end = place(fakePath.length);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="x">
<bpmn:process id="P9" isExecutable="true"><bpmn:startEvent id="start"/>${fakePath.map((s) => `<bpmn:userTask id="${s.id}" name="${s.name}"/>`).join('')}<bpmn:endEvent id="end"/>
${flows.map((f) => `<bpmn:sequenceFlow id="${f.id}" sourceRef="${f.from}" targetRef="${f.to}"/>`).join('')}</bpmn:process>
<bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="plane" bpmnElement="P9">${shape('start', 100, 122, 36, 36)}${shapes}${shape('end', end.x, end.y + 22, 36, 36)}${flows.map(edge).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}
