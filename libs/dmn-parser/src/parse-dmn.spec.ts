import type { DmnExpression, DmnModel } from '@vinhdanh/rules';
import { parseDmn } from './index.js';

const wrap = (body: string, namespace = 'https://www.omg.org/spec/DMN/20230324/MODEL/', more = ''): string =>
  `<definitions xmlns="${namespace}" namespace="urn:m" name="m" id="m" ${more}>\n${body}\n</definitions>`;

async function read(xml: string): Promise<{ model: DmnModel; codes: readonly string[] }> {
  const parsed = await parseDmn('m.dmn', xml);
  if (!parsed.ok) throw new Error(parsed.error.map(({ code }) => code).join(', '));
  return { model: parsed.value.model, codes: parsed.value.findings.map(({ code }) => code) };
}

const decision = (logic: string): string =>
  `<decision id="d" name="D"><variable name="D"/>${logic}</decision>`;
const literal = (text: string): string => `<literalExpression><text>${text}</text></literalExpression>`;

async function logicOf(logic: string): Promise<DmnExpression | null | undefined> {
  const { model, codes } = await read(wrap(decision(logic)));
  expect(codes).toEqual([]);
  return model.decisions[0]?.logic;
}

const plain = (text: string, line = 2) => ({ kind: 'literal', line, typeRef: null, text, language: null });

describe('the reader of DMN', () => {
  it.each([
    ['1.1', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'],
    ['1.2', 'http://www.omg.org/spec/DMN/20180521/MODEL/'],
    ['1.3', 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
    ['1.4', 'https://www.omg.org/spec/DMN/20211108/MODEL/'],
    ['1.5', 'https://www.omg.org/spec/DMN/20230324/MODEL/'],
    ['1.6', 'https://www.omg.org/spec/DMN/20240513/MODEL/'],
  ])('reads version %s', async (_version, namespace) => {
    const { model, codes } = await read(wrap(decision(literal('1 &lt; 2')), namespace));
    expect(codes).toEqual([]);
    expect(model).toMatchObject({ format: 'dmn-model@1', namespace: 'urn:m', name: 'm' });
    expect(model.decisions).toMatchObject([{ id: 'd', name: 'D', line: 2, logic: { text: '1 < 2' } }]);
  });

  it('reads a prefix of any name, CDATA, line breaks and the drawing of nothing', async () => {
    const { model, codes } = await read(
      `<s:definitions xmlns:s="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m" name="m"
        xmlns:di="https://www.omg.org/spec/DMN/20230324/DMNDI/">
        <s:decision id="d" name="D"><s:literalExpression><s:text><![CDATA[1 <
  "a	b"]]></s:text></s:literalExpression></s:decision>
        <di:DMNDI><di:DMNDiagram/></di:DMNDI></s:definitions>`,
    );
    expect(codes).toEqual([]);
    expect(model.decisions[0]?.logic).toMatchObject({ text: '1 <\n  "a\tb"', line: 3 });
  });

  it('reads types of 1.1 by their prefixes', async () => {
    const { model } = await read(
      wrap(
        `<import name="imp" namespace="urn:other" importType="http://www.omg.org/spec/DMN/20151101/dmn.xsd"/>
         <inputData id="a" name="A"><variable name="A" typeRef="feel:string"/></inputData>
         <inputData id="b" name="B"><variable name="B" typeRef="own:tOwn"/></inputData>
         <inputData id="c" name="C"><variable name="C" typeRef="o:tFar"/></inputData>`,
        'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
        'xmlns:feel="http://www.omg.org/spec/FEEL/20140401" xmlns:own="urn:m" xmlns:o="urn:other"',
      ),
    );
    expect(model.inputs.map(({ variable }) => variable.typeRef)).toEqual(['string', 'tOwn', 'imp.tFar']);
    expect(model.imports).toEqual([{ name: 'imp', namespace: 'urn:other', line: 2 }]);
  });

  it('reads references within the model and to others', async () => {
    const { model } = await read(
      wrap(`<decision id="d" name="D"><informationRequirement><requiredInput href="#i"/></informationRequirement>
        <informationRequirement><requiredDecision href="urn:x/y#e"/></informationRequirement>
        <knowledgeRequirement><requiredKnowledge href="urn:m#k"/></knowledgeRequirement></decision>
        <decisionService id="s" name="S"><outputDecision href="#d"/><encapsulatedDecision href="#e"/>
          <inputDecision href="#f"/><inputData href="#i"/></decisionService>`),
    );
    expect(model.decisions[0]).toMatchObject({
      requiredInputs: [{ namespace: 'urn:m', id: 'i' }],
      requiredDecisions: [{ namespace: 'urn:x/y', id: 'e' }],
      requiredKnowledge: [{ namespace: 'urn:m', id: 'k' }],
      logic: null,
    });
    expect(model.services[0]).toMatchObject({
      outputDecisions: [{ id: 'd' }],
      encapsulatedDecisions: [{ id: 'e' }],
      inputDecisions: [{ id: 'f' }],
      inputData: [{ id: 'i' }],
    });
  });

  it('reads item definitions with constraints, components and functions', async () => {
    const { model } = await read(
      wrap(`<itemDefinition name="tA" isCollection="true"><typeRef>number</typeRef>
          <typeConstraint><text>count(?) &lt; 3</text></typeConstraint><allowedValues><text>&gt; 0</text></allowedValues>
        </itemDefinition>
        <itemDefinition name="tB"><itemComponent name="x"><typeRef>string</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="tF"><functionItem outputTypeRef="tA"><parameters name="p" typeRef="string"/>
        </functionItem></itemDefinition>`),
    );
    expect(model.itemDefinitions).toMatchObject([
      {
        name: 'tA',
        typeRef: 'number',
        isCollection: true,
        allowedValues: '> 0',
        typeConstraint: 'count(?) < 3',
      },
      { name: 'tB', typeRef: null, components: [{ name: 'x', typeRef: 'string', isCollection: false }] },
      { name: 'tF', functionItem: { parameters: [{ name: 'p', typeRef: 'string' }], outputTypeRef: 'tA' } },
    ]);
  });

  it('reads a table with every clause', async () => {
    const logic = await logicOf(`<decisionTable id="t" hitPolicy="COLLECT" aggregation="SUM" typeRef="number">
      <input label="L"><inputExpression typeRef="number"><text>a</text></inputExpression>
        <inputValues><text>&lt; 9</text></inputValues></input>
      <output name="o" typeRef="number"><outputValues><text>1,2</text></outputValues>
        <defaultOutputEntry><text>2</text></defaultOutputEntry></output>
      <annotation name="Điều"/>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry>
        <annotationEntry><text>khoản 2</text></annotationEntry></rule></decisionTable>`);
    expect(logic).toMatchObject({
      kind: 'table',
      id: 't',
      hitPolicy: 'COLLECT',
      aggregation: 'SUM',
      typeRef: 'number',
      inputs: [{ label: 'L', expression: 'a', typeRef: 'number', values: '< 9', line: 3 }],
      outputs: [{ name: 'o', typeRef: 'number', values: '1,2', defaultEntry: '2', line: 5 }],
      annotations: ['Điều'],
      rules: [{ inputs: ['-'], outputs: ['1'], annotations: ['khoản 2'], line: 8 }],
    });
  });

  it.each<[string, string, unknown]>([
    [
      'conditional',
      `<conditional><if>${literal('a')}</if><then>${literal('b')}</then><else>${literal('c')}</else></conditional>`,
      { kind: 'conditional', condition: plain('a'), then: plain('b'), otherwise: plain('c') },
    ],
    [
      'for',
      `<for iteratorVariable="i"><in typeRef="tL">${literal('a')}</in><return>${literal('i')}</return></for>`,
      { kind: 'for', variable: 'i', over: { ...plain('a'), typeRef: 'tL' }, body: plain('i') },
    ],
    ...['some', 'every'].map((kind): [string, string, unknown] => [
      kind,
      `<${kind} iteratorVariable="i"><in>${literal('a')}</in><satisfies>${literal('i')}</satisfies></${kind}>`,
      { kind, variable: 'i', over: plain('a'), body: plain('i') },
    ]),
    [
      'filter',
      `<filter><in>${literal('a')}</in><match>${literal('item')}</match></filter>`,
      { kind: 'filter', over: plain('a'), match: plain('item') },
    ],
    [
      'list',
      `<list>${literal('a')}${literal('b')}</list>`,
      { kind: 'list', items: [plain('a'), plain('b')] },
    ],
    [
      'relation',
      `<relation><column name="x" typeRef="number"/><row>${literal('1')}</row></relation>`,
      { kind: 'relation', columns: [{ name: 'x', typeRef: 'number' }], rows: [[plain('1')]] },
    ],
    [
      'context',
      `<context><contextEntry><variable name="x"/>${literal('1')}</contextEntry><contextEntry>${literal('x')}</contextEntry></context>`,
      {
        kind: 'context',
        entries: [
          { variable: { name: 'x', typeRef: null }, value: plain('1') },
          { variable: null, value: plain('x') },
        ],
      },
    ],
    [
      'invocation',
      `<invocation>${literal('f')}<binding><parameter name="p"/>${literal('1')}</binding></invocation>`,
      {
        kind: 'invocation',
        called: plain('f'),
        bindings: [{ parameter: { name: 'p', typeRef: null }, value: plain('1') }],
      },
    ],
    [
      'function of Java',
      `<functionDefinition kind="Java"><formalParameter name="p" typeRef="number"/><context/></functionDefinition>`,
      { kind: 'function', language: 'java', parameters: [{ name: 'p', typeRef: 'number' }] },
    ],
  ])('reads a boxed %s', async (_kind, xml, expected) => {
    expect(await logicOf(xml)).toMatchObject(expected as object);
  });

  it.each([
    ['an element that DMN does not have', decision('<guess/>'), 'DMN.UNKNOWN_ELEMENT'],
    [
      'an attribute that DMN does not have',
      '<decision id="d" name="D" colour="red"/>',
      'DMN.UNKNOWN_ATTRIBUTE',
    ],
    ['a hit policy that DMN does not have', decision('<decisionTable hitPolicy="BEST"/>'), 'DMN.ATTRIBUTE'],
    ['a kind of function', decision('<functionDefinition kind="Perl"/>'), 'DMN.ATTRIBUTE'],
    [
      'another language',
      decision('<literalExpression expressionLanguage="urn:groovy"><text>1</text></literalExpression>'),
      'DMN.LANGUAGE',
    ],
    [
      'an import of something else',
      '<import name="p" namespace="urn:p" importType="urn:pmml"/>',
      'DMN.IMPORT_KIND',
    ],
    ['an id used twice', '<decision id="d" name="A"/><decision id="d" name="B"/>', 'DMN.DUPLICATE_ID'],
    [
      'what another tool wrote',
      '<decision id="d" name="A" xmlns:k="urn:k" k:x="1"/>',
      'DMN.FOREIGN_EXTENSION',
    ],
  ])('lists %s', async (_what, body, code) => {
    expect((await read(wrap(body))).codes).toEqual([code]);
  });

  it('says of what it lists where it stands, in both languages', async () => {
    const parsed = await parseDmn('m.dmn', wrap(`\n${decision('\n<decisionTable hitPolicy="BEST"/>')}`));
    expect(parsed.ok && parsed.value.findings).toEqual([
      {
        severity: 'error',
        code: 'DMN.ATTRIBUTE',
        file: 'm.dmn',
        elementId: 'd',
        line: 4,
        messageVi: 'Giá trị thuộc tính sai: hitPolicy="BEST".',
        messageEn: 'Wrong value of an attribute: hitPolicy="BEST".',
      },
    ]);
  });
});
