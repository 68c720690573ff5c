import { describe, expect, it } from '@jest/globals';
import { limits } from '@vinhdanh/kernel';
import { limitedFeel } from '@vinhdanh/rules';
import { parseBpmn } from './parse-bpmn.js';
import { around, definitions, flow, process, userTask } from './testing/fixtures.js';

const task = userTask('m');
const doctype = (inside: string): string => `<!DOCTYPE definitions ${inside}>\n${around(task)}`;
const timer = (inside: string): string => `<bpmn:timerEventDefinition>${inside}</bpmn:timerEventDefinition>`;
const boundary = (attributes: string, inside: string): string =>
  `<bpmn:boundaryEvent id="b" attachedToRef="m" ${attributes}>${inside}</bpmn:boundaryEvent>${flow('b', 'e')}`;
const loop = (inside: string): string =>
  `<bpmn:multiInstanceLoopCharacteristics>${inside}</bpmn:multiInstanceLoopCharacteristics>`;
const many = (count: number): string =>
  Array.from({ length: count }, (_, at) => `<bpmn:endEvent id="n${at}" />`).join('\n');
const nested = (depth: number): string =>
  '<bpmn:subProcess>'.repeat(depth) + '</bpmn:subProcess>'.repeat(depth);

type Case = readonly [
  title: string,
  xml: string,
  code: string,
  elementId: string | null,
  line: number | null,
];

/** What the file itself is. */
const files: readonly Case[] = [
  ['no XML', 'Kính gửi Hội đồng', 'BPMN.SYNTAX', null, 1],
  ['nothing', '', 'BPMN.SYNTAX', null, 1],
  ['cut off in the middle', around(task).slice(0, 400), 'BPMN.SYNTAX', null, 3],
  ['another root', '<svg xmlns="http://www.w3.org/2000/svg" />', 'BPMN.NOT_BPMN', null, 1],
  ['a DOCTYPE', doctype(''), 'BPMN.DOCTYPE', null, 1],
  ['an external entity', doctype('[<!ENTITY x SYSTEM "file:///etc/passwd">]'), 'BPMN.DOCTYPE', null, 1],
  ['entities that multiply', doctype('[<!ENTITY a "aa"><!ENTITY b "&a;&a;">]'), 'BPMN.DOCTYPE', null, 1],
  ['an entity that nobody declared', around(task).replace('name="P"', 'name="&x;"'), 'BPMN.SYNTAX', null, 2],
  [
    'more than 1 MB',
    around(`<!--${'x'.repeat(limits.bpmnXmlBytesMax)}-->${task}`),
    'BPMN.TOO_LARGE',
    null,
    null,
  ],
  ['50,000 nodes', process('<bpmn:endEvent />\n'.repeat(50_000)), 'BPMN.TOO_MANY_ELEMENTS', null, 2001],
  ['50,000 nodes with names', process(many(50_000)), 'BPMN.TOO_LARGE', null, null],
  ['more nodes than the limit', process(many(limits.bpmnElementsMax)), 'BPMN.TOO_MANY_ELEMENTS', null, 2001],
  ['nesting beyond the limit', process(nested(40)), 'BPMN.TOO_DEEP', null, 3],
  ['no process', definitions(''), 'BPMN.NO_PROCESS', null, null],
];

/** What stands in it that BPMN does not know, or knows otherwise. */
const vocabulary: readonly Case[] = [
  [
    'an unknown element of the BPMN namespace',
    process('<bpmn:userTsk id="u" />'),
    'BPMN.UNKNOWN_ELEMENT',
    'u',
    3,
  ],
  [
    'a BPMN element where it cannot stand',
    process('<bpmn:definitions id="u" />'),
    'BPMN.UNKNOWN_ELEMENT',
    'u',
    3,
  ],
  ['a foreign element outside extension elements', process('<x:thing />'), 'BPMN.UNKNOWN_ELEMENT', 'p', 3],
  ['an unknown attribute', around(userTask('m', '', '', 'prio="1"')), 'BPMN.UNKNOWN_ATTRIBUTE', 'm', 3],
  ['a boolean that is none', around(task + boundary('cancelActivity="maybe"', '')), 'BPMN.ATTRIBUTE', 'b', 3],
  ['a number that is none', around(userTask('m', '', '', 'startQuantity="two"')), 'BPMN.ATTRIBUTE', 'm', 3],
  [
    'a word that is not in its list',
    around(task).replace('isExecutable="true"', 'processType="Secret"'),
    'BPMN.ATTRIBUTE',
    'p',
    2,
  ],
  ['an id that is used twice', around(`${task}\n${userTask('m')}`), 'BPMN.DUPLICATE_ID', 'm', 4],
  ['an id that is no name', process('<bpmn:endEvent id="a#1" />'), 'BPMN.ILLEGAL_ID', 'a#1', 3],
  ['an id of the host', process('<bpmn:endEvent id="__proto__" />'), 'BPMN.ILLEGAL_ID', '__proto__', 3],
  ['a node without an id', process('<bpmn:endEvent />'), 'BPMN.MISSING_ID', null, 3],
  [
    'a flow to nowhere',
    process(`<bpmn:startEvent id="s" />\n${flow('s', 'gone')}`),
    'BPMN.BROKEN_REFERENCE',
    's-gone',
    4,
  ],
  [
    'an event that is attached to nothing',
    around(task + boundary('', '').replace('"m"', '"gone"')),
    'BPMN.BROKEN_REFERENCE',
    'b',
    3,
  ],
];

/** What BPMN knows and the engine does not. */
const unsupported: readonly Case[] = [
  ...(
    ['task', 'manualTask', 'scriptTask', 'sendTask', 'receiveTask', 'transaction', 'adHocSubProcess'] as const
  ).map((name): Case => [
    `bpmn:${name}`,
    around(`<bpmn:${name} id="m" />`),
    'BPMN.UNSUPPORTED_ELEMENT',
    'm',
    3,
  ]),
  ...(['inclusiveGateway', 'complexGateway', 'eventBasedGateway'] as const).map((name): Case => [
    `bpmn:${name}`,
    around(`<bpmn:${name} id="m" />`),
    'BPMN.UNSUPPORTED_ELEMENT',
    'm',
    3,
  ]),
  ['a data object', process('<bpmn:dataObject id="o" />'), 'BPMN.UNSUPPORTED_ELEMENT', 'o', 3],
  [
    'a timer that starts a process',
    around(task).replace(
      '<bpmn:startEvent id="s" />',
      `<bpmn:startEvent id="s">${timer('<bpmn:timeCycle>R/P1D</bpmn:timeCycle>')}</bpmn:startEvent>`,
    ),
    'BPMN.UNSUPPORTED_ELEMENT',
    's',
    4,
  ],
  [
    'a signal event',
    around(task + boundary('', '<bpmn:signalEventDefinition />')),
    'BPMN.UNSUPPORTED_ELEMENT',
    'b',
    3,
  ],
  [
    'two event definitions',
    around(task + boundary('', '<bpmn:errorEventDefinition /><bpmn:terminateEventDefinition />')),
    'BPMN.UNSUPPORTED_ELEMENT',
    'b',
    3,
  ],
  [
    'an event sub-process',
    around('<bpmn:subProcess id="m" triggeredByEvent="true"><bpmn:startEvent id="in" /></bpmn:subProcess>'),
    'BPMN.UNSUPPORTED_ELEMENT',
    'm',
    3,
  ],
  [
    'a standard loop',
    around(userTask('m', '', '<bpmn:standardLoopCharacteristics />')),
    'BPMN.UNSUPPORTED_ELEMENT',
    'm',
    3,
  ],
  [
    'a cardinality',
    around(userTask('m', '', loop('<bpmn:loopCardinality>3</bpmn:loopCardinality>'))),
    'BPMN.UNSUPPORTED_ELEMENT',
    'm',
    3,
  ],
  [
    'compensation',
    around(userTask('m', '', '', 'isForCompensation="true"')),
    'BPMN.UNSUPPORTED_ELEMENT',
    'm',
    3,
  ],
  [
    'a condition behind a task',
    process(
      `<bpmn:startEvent id="s" /><bpmn:endEvent id="e" />${task}${flow('s', 'm')}\n${flow('m', 'e', 'a = 1')}`,
    ),
    'BPMN.UNSUPPORTED_ELEMENT',
    'm-e',
    4,
  ],
  ['a choreography', definitions('<bpmn:choreography id="c" />'), 'BPMN.UNSUPPORTED_ELEMENT', 'c', 2],
  [
    'a message flow',
    definitions(
      '<bpmn:collaboration id="c"><bpmn:messageFlow id="f" sourceRef="c" targetRef="c" /></bpmn:collaboration>',
    ),
    'BPMN.UNSUPPORTED_ELEMENT',
    'c',
    2,
  ],
];

const xor = '<bpmn:exclusiveGateway id="m" />';
const conditional = (condition: string): string =>
  process(
    `<bpmn:startEvent id="s" /><bpmn:endEvent id="e" />${xor}${flow('s', 'm')}\n${flow('m', 'e', condition)}`,
  );

/** What is said wrongly. */
const meaning: readonly Case[] = [
  ['a condition beyond the limited language', conditional('a + 1 = 2'), 'BPMN.EXPRESSION', 'm-e', 4],
  ['a condition that is no FEEL', conditional('a =='), 'BPMN.EXPRESSION', 'm-e', 4],
  [
    'a condition in another language',
    conditional('a').replace(
      'xsi:type="bpmn:tFormalExpression"',
      'xsi:type="bpmn:tFormalExpression" language="javascript"',
    ),
    'BPMN.EXPRESSION',
    'm-e',
    4,
  ],
  ['a process without a start', process('<bpmn:endEvent id="e" />'), 'BPMN.START_EVENT', 'p', 2],
  [
    'a process with two',
    process('<bpmn:startEvent id="s" /><bpmn:startEvent id="t" />'),
    'BPMN.START_EVENT',
    'p',
    2,
  ],
  [
    'a default flow of another gateway',
    around(xor.replace(' />', ' default="s-m" />')),
    'BPMN.BROKEN_REFERENCE',
    'm',
    3,
  ],
  ['a flow into the start', around(task, '', flow('m', 's')), 'BPMN.STRUCTURE', 's', 4],
  ['a flow out of an end', around(task, '', flow('e', 'm')), 'BPMN.STRUCTURE', 'e', 4],
  [
    'a flow across the border of a sub-process',
    around(`<bpmn:subProcess id="m"><bpmn:startEvent id="in" /></bpmn:subProcess>\n`, '', flow('in', 'e')),
    'BPMN.STRUCTURE',
    'in-e',
    5,
  ],
  [
    'a boundary event on a gateway',
    around(xor + boundary('', timer('<bpmn:timeDuration>P1D</bpmn:timeDuration>'))),
    'BPMN.STRUCTURE',
    'b',
    3,
  ],
  [
    'an error that does not interrupt',
    around(task + boundary('cancelActivity="false"', '<bpmn:errorEventDefinition />')),
    'BPMN.EVENT_DEFINITION',
    'b',
    3,
  ],
  [
    'an error end without a code',
    around(task).replace(
      '<bpmn:endEvent id="e" />',
      '<bpmn:endEvent id="e"><bpmn:errorEventDefinition /></bpmn:endEvent>',
    ),
    'BPMN.EVENT_DEFINITION',
    'e',
    4,
  ],
  [
    'a message without a name',
    around(task + boundary('', '<bpmn:messageEventDefinition />')),
    'BPMN.EVENT_DEFINITION',
    'b',
    3,
  ],
  ['a timer without a time', around(task + boundary('', timer(''))), 'BPMN.TIMER', 'b', 3],
  [
    'a duration that is none',
    around(task + boundary('', timer('<bpmn:timeDuration>10 days</bpmn:timeDuration>'))),
    'BPMN.TIMER',
    'b',
    3,
  ],
  [
    'a date without an offset',
    around(task + boundary('', timer('<bpmn:timeDate>2026-11-22T08:00:00</bpmn:timeDate>'))),
    'BPMN.TIMER',
    'b',
    3,
  ],
  [
    'a cycle that is none',
    around(task + boundary('', timer('<bpmn:timeCycle>0 0 * * *</bpmn:timeCycle>'))),
    'BPMN.TIMER',
    'b',
    3,
  ],
  [
    'a repeating timer that interrupts',
    around(
      task +
        boundary(
          '',
          timer('<bpmn:extensionElements><vd:workingTime days="5" repeat="true" /></bpmn:extensionElements>'),
        ),
    ),
    'BPMN.TIMER',
    'b',
    3,
  ],
  ['a call without a process', around('<bpmn:callActivity id="m" />'), 'CALL.UNKNOWN_PROCESS', 'm', 3],
];

const step = (attributes: string): string =>
  task.replace('level="unit" role="unit-officer" place="unit"', attributes);
const service = (inside: string): string =>
  `<bpmn:serviceTask id="m"><bpmn:extensionElements>${inside}</bpmn:extensionElements></bpmn:serviceTask>`;

const ruleTask = (attributes: string): string =>
  `<bpmn:businessRuleTask id="m"><bpmn:extensionElements><vd:decision ${attributes} /></bpmn:extensionElements></bpmn:businessRuleTask>`;

/** What our own extension says wrongly. */
const extension: readonly Case[] = [
  ['an unknown element', around(userTask('m', '<vd:deadlne workingDays="5" />')), 'BPMN.EXTENSION', 'm', 3],
  ['an unknown attribute', around(userTask('m', '<vd:deadline days="5" />')), 'BPMN.EXTENSION', 'm', 3],
  [
    'a number that is none',
    around(userTask('m', '<vd:deadline workingDays="five" />')),
    'BPMN.EXTENSION',
    'm',
    3,
  ],
  [
    'a number out of bounds',
    around(userTask('m', '<vd:deadline workingDays="0" />')),
    'BPMN.EXTENSION',
    'm',
    3,
  ],
  ['a user task without a step', around('<bpmn:userTask id="m" />'), 'BPMN.EXTENSION', 'm', 3],
  ['a rule task without a decision', around('<bpmn:businessRuleTask id="m" />'), 'BPMN.EXTENSION', 'm', 3],
  [
    'a rule task that keeps its answer nowhere',
    around(ruleTask('ruleSet="HCLD3" name="Kết luận"')),
    'BPMN.EXTENSION',
    'm',
    3,
  ],
  [
    'a rule task that names an implementation of a host',
    around('<bpmn:businessRuleTask id="m" implementation="java:evil" />'),
    'BPMN.UNSUPPORTED_ELEMENT',
    'm',
    3,
  ],
  ['a level that is none', around(step('level="district" role="r" place="unit"')), 'BPMN.EXTENSION', 'm', 3],
  ['a step without a role', around(step('level="unit" place="unit"')), 'BPMN.EXTENSION', 'm', 3],
  ['no outcome', around(task.replace(/<vd:outcome[^>]*>/, '')), 'BPMN.EXTENSION', 'm', 3],
  ['an outcome twice', around(task.replace(/<vd:outcome[^>]*>/, '$&$&')), 'BPMN.EXTENSION', 'm', 3],
  [
    'a ballot that names no outcome of the step',
    around(
      userTask(
        'm',
        '<vd:ballot quorumNumerator="2" quorumDenominator="3" thresholdPercent="80" base="members" passOutcome="accept" failOutcome="gone" noQuorumOutcome="accept" />',
      ),
    ),
    'BPMN.EXTENSION',
    'm',
    3,
  ],
  [
    'two deadlines',
    around(userTask('m', '<vd:deadline workingDays="5" /><vd:deadline workingDays="6" />')),
    'BPMN.EXTENSION',
    'm',
    3,
  ],
  ['a job on a user task', around(userTask('m', '<vd:job type="notify" />')), 'BPMN.EXTENSION', 'm', 3],
  ['a service task without a job', around(service('')), 'BPMN.EXTENSION', 'm', 3],
  [
    'an input twice',
    around(service('<vd:job type="notify" /><vd:input name="a" value="1" /><vd:input name="a" value="2" />')),
    'BPMN.EXTENSION',
    'm',
    3,
  ],
  ['a multi-instance without a list', around(userTask('m', '', loop(''))), 'BPMN.EXTENSION', 'm', 3],
  [
    'consent by an error',
    around(
      task +
        boundary(
          '',
          '<bpmn:extensionElements><vd:tacitConsent /></bpmn:extensionElements><bpmn:errorEventDefinition />',
        ),
    ),
    'BPMN.EXTENSION',
    'b',
    3,
  ],
];

describe.each([
  ['file', files],
  ['vocabulary', vocabulary],
  ['unsupported', unsupported],
  ['meaning', meaning],
  ['extension', extension],
] as const)('refused for its %s', (_, cases) => {
  it.each(cases)('%s', async (_title, xml, code, elementId, line) => {
    const started = performance.now();
    const parsed = await parseBpmn('bad.bpmn', xml, limitedFeel);
    const elapsedMs = performance.now() - started;
    if (parsed.ok) throw new Error(`accepted, with ${JSON.stringify(parsed.value.findings)}`);
    const [first] = parsed.error.filter((finding) => finding.code === code);
    expect(first ?? parsed.error).toMatchObject({
      severity: 'error',
      code,
      file: 'bad.bpmn',
      elementId,
      line,
    });
    expect(first?.messageVi).toMatch(/\.$/);
    expect(first?.messageEn).toMatch(/\.$/);
    expect(elapsedMs).toBeLessThan(10_000);
  });
});
