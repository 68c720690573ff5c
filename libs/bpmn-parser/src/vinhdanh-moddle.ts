/** Namespace of everything that an approval adds to BPMN. */
export const vinhdanhNamespace = 'https://vinhdanh.vn/schema/bpmn/1.0';

const attribute = <Type extends 'String' | 'Integer' | 'Boolean'>(name: string, type: Type) =>
  ({ name, type, isAttr: true }) as const;
const text = (name: string) => attribute(name, 'String');
const integer = (name: string) => attribute(name, 'Integer');
const flag = (name: string) => attribute(name, 'Boolean');
const element = <Properties extends readonly unknown[]>(name: string, properties: Properties) =>
  ({ name, superClass: ['Element'], properties }) as const;

/**
 * The moddle descriptor of the extension: all that may stand in `bpmn:extensionElements` under the prefix
 * `vd`. The parser, the viewer and the editor read the same data. Additive changes only; a change of
 * meaning is a new namespace.
 */
export const vinhdanhModdle = {
  name: 'VinhDanh',
  prefix: 'vd',
  uri: vinhdanhNamespace,
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    element('Step', [text('level'), text('role'), text('place'), text('outcomeVariable')]),
    element('Outcome', [text('key'), text('labelVi'), text('labelEn'), text('kind'), flag('needsNote')]),
    element('Deadline', [
      integer('workingDays'),
      integer('reminderPercent'),
      text('escalateRole'),
      text('escalatePlace'),
      text('source'),
    ]),
    element('Ballot', [
      integer('quorumNumerator'),
      integer('quorumDenominator'),
      integer('thresholdPercent'),
      text('base'),
      text('passOutcome'),
      text('failOutcome'),
      text('noQuorumOutcome'),
      flag('secret'),
      text('source'),
    ]),
    element('Return', [integer('timesMax'), text('toRole'), text('toPlace'), text('source')]),
    element('Separate', [text('from')]),
    element('Job', [text('type'), integer('retries')]),
    element('Decision', [
      text('ruleSet'),
      text('version'),
      text('name'),
      text('output'),
      text('resultVariable'),
    ]),
    element('Input', [text('name'), text('value')]),
    element('CallScope', [text('level'), text('place')]),
    element('Sender', [text('role'), text('place')]),
    element('WorkingTime', [integer('days'), flag('repeat')]),
    element('TacitConsent', [text('source')]),
    element('ForEach', [text('collection'), text('elementVariable')]),
    element('Result', [text('value')]),
  ],
} as const;
