import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIntlZoneRules } from '@vinhdanh/platform';
import { kitFolders } from './kit-folders.js';
import { summaryLine } from './report.js';
import { runFolder, type CaseOutcome } from './run-kit.js';

const model = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:t" name="t" id="t">
  <inputData id="i" name="Points"><variable name="Points" typeRef="number"/></inputData>
  <decision id="d" name="Half"><variable name="Half"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>Points / 2</text></literalExpression></decision>
  <decision id="f" name="Far"><variable name="Far"/>
    <literalExpression><text>{f: function(a) external {java: {class: "A", method signature: "b(int)"}}, r: f(1)}.r</text>
    </literalExpression></decision>
</definitions>`;
const cases = (body: string): string =>
  `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>t.dmn</modelName>${body}</testCases>`;
const half = (id: string, expected: string): string =>
  `<testCase id="${id}"><inputNode name="Points"><value xsi:type="xsd:decimal">5</value></inputNode>
    <resultNode name="Half"><expected>${expected}</expected></resultNode></testCase>`;

describe('a folder of a kit', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kit-'));
    await writeFile(join(folder, 't.dmn'), model);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = async (body: string): Promise<readonly CaseOutcome[]> => {
    await writeFile(join(folder, 't.xml'), cases(body));
    const [found] = await kitFolders(folder);
    if (found === undefined) throw new Error('no folder');
    return runFolder(found, createIntlZoneRules());
  };

  it('passes what is expected and counts external functions apart', async () => {
    const far =
      '<testCase id="3"><resultNode name="Far"><expected><value xsi:nil="true"/></expected></resultNode></testCase>';
    const outcomes = await run(half('1', '<value xsi:type="xsd:decimal">2.5</value>') + far);
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(['passed', 'external']);
    expect(summaryLine(outcomes)).toBe('dmn: 1 of 1, 1 with external functions');
  });

  it.each([
    ['another number', '<value xsi:type="xsd:decimal">2.6</value>', '2.6'],
    ['a number as a text', '<value xsi:type="xsd:string">2.5</value>', '"2.5"'],
    ['null', '<value xsi:nil="true"/>', 'null'],
    ['a list of it', '<list><item><value xsi:type="xsd:decimal">2.5</value></item></list>', '[2.5]'],
  ])('fails %s and says what came', async (_what, expected, written) => {
    const [outcome] = await run(half('1', expected));
    expect(outcome?.verdict).toBe('failed');
    expect(outcome?.differences).toEqual([`Half: expected ${written}, actual 2.5`]);
  });

  it('fails a result that the model does not have', async () => {
    const [outcome] = await run(
      '<testCase id="1"><resultNode name="None"><expected><value xsi:nil="true"/></expected></resultNode></testCase>',
    );
    expect(outcome?.verdict).toBe('failed');
    expect(outcome?.differences[0]).toContain('actual nothing (DMN.NO_SUCH_DECISION)');
  });

  it('fails every case of a model that is not there', async () => {
    await writeFile(
      join(folder, 't.xml'),
      cases(half('1', '<value xsi:nil="true"/>')).replace('t.dmn', 'u.dmn'),
    );
    const [found] = await kitFolders(folder);
    const outcomes = found === undefined ? [] : await runFolder(found, createIntlZoneRules());
    expect(outcomes).toEqual([
      {
        name: expect.stringContaining('t.xml 1'),
        verdict: 'failed',
        differences: ['there is no model u.dmn'],
      },
    ]);
  });
});
