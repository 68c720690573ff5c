const namespaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:vd="https://vinhdanh.vn/schema/bpmn/1.0"',
  'xmlns:x="urn:another-tool"',
].join(' ');

/** A definitions element around `body`; one line, so that a fixture's own lines start at 2. */
export const definitions = (body: string): string =>
  `<bpmn:definitions ${namespaces} id="d" targetNamespace="urn:test">\n${body}\n</bpmn:definitions>`;

/** A process `p` that holds `body`, whose first line is line 3 of the file. */
export const process = (body: string, extra = ''): string =>
  definitions(`<bpmn:process id="p" name="P" isExecutable="true">\n${body}\n</bpmn:process>\n${extra}`);

export const flow = (source: string, target: string, condition = ''): string =>
  condition === ''
    ? `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}" />`
    : `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`;

/** A user task with everything that it must have, and `more` extension elements. */
export const userTask = (id: string, more = '', inside = '', attributes = ''): string =>
  `<bpmn:userTask id="${id}" name="${id}" ${attributes}><bpmn:extensionElements>` +
  `<vd:step level="unit" role="unit-officer" place="unit" />` +
  `<vd:outcome key="accept" labelVi="Đồng ý" labelEn="Accept" kind="approve" />${more}</bpmn:extensionElements>${inside}</bpmn:userTask>`;

/** start `s` → `middle` → end `e`, where `middle` is the element with the id `m`. */
export const around = (middle: string, extra = '', more = ''): string =>
  process(
    `${middle}\n<bpmn:startEvent id="s" /><bpmn:endEvent id="e" />${flow('s', 'm')}${flow('m', 'e')}${more}`,
    extra,
  );
