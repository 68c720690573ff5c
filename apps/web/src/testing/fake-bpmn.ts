import { fakePath } from './fake-path.js';

const perRow = 6;
const place = (n: number) => ({ x: 180 + (n % perRow) * 180, y: 100 + Math.floor(n / perRow) * 160 });

interface Drawing {
  readonly processId: string;
  readonly steps: readonly { readonly id: string; readonly name: string }[];
  /** Before the ids of flows, start and end. */
  readonly prefix: string;
  /** Process that a step calls, by the step's id. */
  readonly calls: Readonly<Record<string, string>>;
}

/** Steps one after the other as BPMN 2.0 with diagram interchange, so that the viewer has something real to draw. */
function draw({ processId, steps, prefix, calls }: Drawing): string {
  const [start, end] = [`${prefix}start`, `${prefix}end`];
  const ids = [start, ...steps.map((s) => s.id), end];
  const flows = ids.slice(1).map((id, n) => ({ id: `${prefix}flow${n}`, from: ids[n]!, to: id, n }));
  const centre = (id: string): { x: number; y: number } => {
    if (id === start) return { x: 118, y: 140 };
    if (id === end) return { x: place(steps.length).x + 18, y: place(steps.length).y + 40 };
    const at = place(steps.findIndex((s) => s.id === id));
    return { x: at.x + 60, y: at.y + 40 };
  };
  const shape = (id: string, x: number, y: number, w: number, h: number) =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${w}" height="${h}"/></bpmndi:BPMNShape>`;
  const edge = (f: (typeof flows)[number]) => {
    const a = centre(f.from);
    const b = centre(f.to);
    const [out, back] = [f.from === start ? 18 : 60, f.to === end ? 18 : 60];
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
            { x: b.x, y: b.y - (f.to === end ? 18 : 40) },
          ];
    return `<bpmndi:BPMNEdge id="${f.id}_di" bpmnElement="${f.id}">${points.map((p) => `<di:waypoint x="${p.x}" y="${p.y}"/>`).join('')}</bpmndi:BPMNEdge>`;
  };
  const node = (s: Drawing['steps'][number]) =>
    calls[s.id] === undefined
      ? `<bpmn:userTask id="${s.id}" name="${s.name}"/>`
      : `<bpmn:callActivity id="${s.id}" name="${s.name}" calledElement="${calls[s.id]}"/>`;
  const shapes = steps.map((s, n) => shape(s.id, place(n).x, place(n).y, 120, 80)).join('');
  const last = place(steps.length);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="x">
<bpmn:process id="${processId}" isExecutable="true"><bpmn:startEvent id="${start}"/>${steps.map(node).join('')}<bpmn:endEvent id="${end}"/>
${flows.map((f) => `<bpmn:sequenceFlow id="${f.id}" sourceRef="${f.from}" targetRef="${f.to}"/>`).join('')}</bpmn:process>
<bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="plane" bpmnElement="${processId}">${shape(start, 100, 122, 36, 36)}${shapes}${shape(end, last.x, last.y + 22, 36, 36)}${flows.map(edge).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}

/** The fake path. */
export const fakeDiagramXml = (): string => draw({ processId: 'P9', steps: fakePath, prefix: '', calls: {} });

/** The process that the councils of the fake path call. */
export const councilProcess = 'hop-hoi-dong';
export const councilSteps = [
  { id: 'c-prepare', name: 'Chuẩn bị phiên họp' },
  { id: 'c-vote', name: 'Bỏ phiếu' },
] as const;

/** The same path with its councils as steps that are called. */
export const fakeCallingXml = (): string =>
  draw({
    processId: 'P9',
    steps: fakePath,
    prefix: '',
    calls: Object.fromEntries(fakePath.filter((s) => s.ballot).map((s) => [s.id, councilProcess])),
  });
export const fakeCouncilXml = (): string =>
  draw({ processId: councilProcess, steps: councilSteps, prefix: 'c-', calls: {} });
