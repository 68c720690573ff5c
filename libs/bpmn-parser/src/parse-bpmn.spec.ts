import { describe, expect, it } from '@jest/globals';
import type { ProcessModel } from '@vinhdanh/bpmn-model';
import { limitedFeel } from '@vinhdanh/rules';
import { parseBpmn, type ParsedFile } from './parse-bpmn.js';
import { around, definitions, flow, process, userTask } from './testing/fixtures.js';

async function parse(xml: string): Promise<ParsedFile> {
  const parsed = await parseBpmn('good.bpmn', xml, limitedFeel);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 1));
  return parsed.value;
}
async function read(xml: string): Promise<ProcessModel> {
  const [process] = (await parse(xml)).processes;
  if (process === undefined) throw new Error('no process');
  return process;
}
const task = userTask('m');
const boundary = (attributes: string, inside: string): string =>
  `<bpmn:boundaryEvent id="b" attachedToRef="m" ${attributes}>${inside}</bpmn:boundaryEvent>${flow('b', 'e')}`;
const timer = (inside: string): string => `<bpmn:timerEventDefinition>${inside}</bpmn:timerEventDefinition>`;

describe('parseBpmn', () => {
  it('links nodes by the flows, whether or not the file repeats them', async () => {
    const { nodes, startId } = await read(
      around(task + boundary('', timer('<bpmn:timeDuration>P1D</bpmn:timeDuration>'))),
    );
    expect(startId).toBe('s');
    expect(nodes['m']).toMatchObject({
      incoming: ['s-m'],
      outgoing: ['m-e'],
      boundaryIds: ['b'],
      parentId: null,
    });
    expect(nodes['m']?.place).toEqual({ file: 'good.bpmn', line: 3 });
  });

  it('reads everything that a step says', async () => {
    const more =
      '<vd:outcome key="refuse" labelVi="Từ chối" labelEn="Refuse" kind="refuse" needsNote="true" />' +
      '<vd:deadline workingDays="5" reminderPercent="80" escalateRole="level-head" escalatePlace="scope" source="D" />' +
      '<vd:return timesMax="1" toRole="unit-officer" toPlace="unit" source="F26†" /><vd:separate from="other" />';
    const { nodes } = await read(around(userTask('m', more)));
    expect(nodes['m']).toMatchObject({
      kind: 'userTask',
      step: {
        level: 'unit',
        assignment: { role: 'unit-officer', place: 'unit' },
        outcomes: [
          { key: 'accept', labelVi: 'Đồng ý', labelEn: 'Accept', kind: 'approve', needsNote: false },
          { key: 'refuse', labelVi: 'Từ chối', labelEn: 'Refuse', kind: 'refuse', needsNote: true },
        ],
        deadline: {
          workingDays: 5,
          reminderPercent: 80,
          escalateTo: { role: 'level-head', place: 'scope' },
          source: 'D',
        },
        ballot: null,
        returns: { timesMax: 1, to: { role: 'unit-officer', place: 'unit' }, source: 'F26†' },
        separateFrom: ['other'],
        outcomeVariable: 'outcome',
      },
    });
  });

  it.each([
    [
      'a date',
      '<bpmn:timeDate>2026-11-22T08:00:00+07:00</bpmn:timeDate>',
      { kind: 'date', value: '2026-11-22T08:00:00+07:00' },
    ],
    ['a duration', '<bpmn:timeDuration>P1DT2H</bpmn:timeDuration>', { kind: 'duration', value: 'P1DT2H' }],
    ['a cycle', '<bpmn:timeCycle>R3/PT1H</bpmn:timeCycle>', { kind: 'cycle', value: 'R3/PT1H' }],
    [
      'an expression',
      '<bpmn:timeDuration>= patience</bpmn:timeDuration>',
      { kind: 'duration', value: { text: 'patience' } },
    ],
    [
      'working days, with a duration for other editors',
      '<bpmn:extensionElements><vd:workingTime days="10" /></bpmn:extensionElements><bpmn:timeDuration>P10D</bpmn:timeDuration>',
      { kind: 'workingDays', days: 10, repeat: false },
    ],
  ])('reads %s of a timer', async (_, inside, expected) => {
    const { nodes } = await read(around(task + boundary('cancelActivity="false"', timer(inside))));
    expect(nodes['b']).toMatchObject({ interrupting: false, event: { kind: 'timer', timer: expected } });
  });

  it('reads a message with its senders, an error with its code, and the result of an end', async () => {
    const extra = '<bpmn:message id="msg" name="withdraw" /><bpmn:error id="err" errorCode="REFUSED" />';
    const message =
      '<bpmn:messageEventDefinition messageRef="msg"><bpmn:extensionElements><vd:sender role="unit-head" place="unit" /></bpmn:extensionElements></bpmn:messageEventDefinition>';
    const body =
      `${task}<bpmn:startEvent id="s" />${flow('s', 'm')}` +
      '<bpmn:endEvent id="e"><bpmn:errorEventDefinition errorRef="err" /></bpmn:endEvent>' +
      '<bpmn:endEvent id="f"><bpmn:extensionElements><vd:result value="awarded" /></bpmn:extensionElements><bpmn:terminateEventDefinition /></bpmn:endEvent>' +
      `${flow('m', 'f')}${boundary('', message)}`;
    const { nodes } = await read(process(body, extra));
    expect(nodes['b']).toMatchObject({
      event: { kind: 'message', name: 'withdraw', by: [{ role: 'unit-head', place: 'unit' }] },
    });
    expect(nodes['e']).toMatchObject({ event: { kind: 'error', code: 'REFUSED' }, result: null });
    expect(nodes['f']).toMatchObject({ event: { kind: 'terminate' }, result: 'awarded' });
  });

  it('reads a sequential multi-instance with its completion condition', async () => {
    const loop =
      '<bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:extensionElements><vd:forEach collection="agencies" elementVariable="agency" /></bpmn:extensionElements>' +
      '<bpmn:completionCondition>outcome = "object"</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>';
    const { nodes } = await read(around(userTask('m', '', loop)));
    expect(nodes['m']?.multiInstance).toMatchObject({
      sequential: true,
      collection: { text: 'agencies' },
      elementVariable: 'agency',
      completionCondition: { text: 'outcome = "object"' },
    });
  });

  it('reads sub-processes inside each other', async () => {
    const inner =
      '<bpmn:subProcess id="in"><bpmn:startEvent id="s2" /><bpmn:endEvent id="e2" /></bpmn:subProcess>';
    const { nodes } = await read(
      around(`<bpmn:subProcess id="m"><bpmn:startEvent id="s1" />${inner}</bpmn:subProcess>`),
    );
    expect(nodes['m']).toMatchObject({ kind: 'subProcess', startId: 's1', parentId: null });
    expect(nodes['in']).toMatchObject({ kind: 'subProcess', startId: 's2', parentId: 'm' });
    expect(nodes['e2']).toMatchObject({ parentId: 'in' });
  });

  it('keeps and lists what other tools have written, without refusing it', async () => {
    const foreign = '<x:form key="f"><x:field /></x:form>';
    const { foreignExtensions, findings } = await parse(
      around(userTask('m', foreign, '', 'x:assignee="lan"')),
    );
    expect(foreignExtensions).toEqual([
      { elementId: 'm', line: 3, namespace: 'urn:another-tool', name: '@assignee' },
      { elementId: 'm', line: 3, namespace: 'urn:another-tool', name: 'form' },
    ]);
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
      Array(2).fill('info BPMN.FOREIGN_EXTENSION'),
    );
  });

  it('takes other prefixes, defaults that are written out, annotations, lanes and pools', async () => {
    const xml = process(
      `<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:flowNodeRef>m</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>` +
        `<bpmn:startEvent id="s" isInterrupting="true" /><bpmn:endEvent id="e" />${userTask('m', '', '', 'isForCompensation="false"')}` +
        `${flow('s', 'm')}${flow('m', 'e')}<bpmn:textAnnotation id="t"><bpmn:text>Ghi chú</bpmn:text></bpmn:textAnnotation>`,
      '<bpmn:collaboration id="c"><bpmn:participant id="pool" processRef="p" /></bpmn:collaboration>',
    );
    const other = xml
      .replaceAll('bpmn:', 'b:')
      .replace('xmlns:bpmn=', 'xmlns:b=')
      .replaceAll('vd:', 'v:')
      .replace('xmlns:vd=', 'xmlns:v=');
    expect((await read(other)).nodes).toEqual((await read(xml)).nodes);
  });

  it('reads several processes of one file', async () => {
    const one = (id: string): string =>
      `<bpmn:process id="${id}"><bpmn:startEvent id="${id}-s" /></bpmn:process>`;
    expect((await parse(definitions(one('a') + one('b')))).processes.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
