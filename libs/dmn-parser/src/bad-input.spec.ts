import { limits } from '@vinhdanh/kernel';
import { parseDmn } from './index.js';

const open = '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m" name="m">';
const nested = (depth: number): string =>
  `${open}<decision id="d" name="D">${'<context><contextEntry>'.repeat(depth)}${'</contextEntry></context>'.repeat(depth)}</decision></definitions>`;
const rules = (count: number): string =>
  `${open}<decision id="d" name="D"><decisionTable><output/>${'<rule><outputEntry><text>1</text></outputEntry></rule>'.repeat(count)}</decisionTable></decision></definitions>`;

const entries = (count: number): string =>
  `${open}<decision id="d" name="D"><context>${'<contextEntry/>'.repeat(count)}</context></decision></definitions>`;

describe('files that are not to be read', () => {
  it.each([
    ['no XML', 'hello', 'DMN.SYNTAX'],
    ['nothing', '', 'DMN.SYNTAX'],
    ['XML that does not end', open, 'DMN.SYNTAX'],
    ['a lone half of a pair', `${open}<decision id="\ud800" name="D"></definitions>`, 'DMN.SYNTAX'],
    ['another vocabulary', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'DMN.NOT_DMN'],
    ['no namespace', '<definitions name="m"/>', 'DMN.NOT_DMN'],
    ['a DOCTYPE', `<!DOCTYPE definitions>${open}</definitions>`, 'DMN.DOCTYPE'],
    [
      'entities that grow',
      `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${open}<description>&b;</description></definitions>`,
      'DMN.DOCTYPE',
    ],
    [
      'an entity of the file system',
      `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${open}</definitions>`,
      'DMN.DOCTYPE',
    ],
    ['an entity that nobody declared', `${open}<description>&x;</description></definitions>`, 'DMN.SYNTAX'],
    ['nesting of 10,000', nested(10_000), 'DMN.TOO_DEEP'],
    ['a table of 10,000 rows', rules(10_000), 'DMN.TABLE_TOO_LONG'],
    ['a context of too many entries', entries(limits.dmnContextEntriesMax + 1), 'DMN.CONTEXT_TOO_LONG'],
    [
      'too many elements',
      `${open}${'<decision name="D"/>'.repeat(limits.dmnElementsMax)}</definitions>`,
      'DMN.TOO_MANY_ELEMENTS',
    ],
    ['too large a file', `${open}${' '.repeat(limits.dmnXmlBytesMax)}</definitions>`, 'DMN.TOO_LARGE'],
    ['too large in bytes', `${open}${'ế'.repeat(limits.dmnXmlBytesMax / 3)}</definitions>`, 'DMN.TOO_LARGE'],
  ])('refuses %s', async (_what, xml, code) => {
    const begun = performance.now();
    const parsed = await parseDmn('bad.dmn', xml);
    expect(parsed.ok ? 'read' : parsed.error.at(-1)?.code).toBe(code);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('reads a table at the limit of its rows', async () => {
    const parsed = await parseDmn('long.dmn', rules(limits.dmnTableRowsMax));
    const logic = parsed.ok ? parsed.value.model.decisions[0]?.logic : null;
    expect(logic?.kind === 'table' && logic.rules.length).toBe(limits.dmnTableRowsMax);
  });

  it('takes names of prototypes for names', async () => {
    const parsed = await parseDmn(
      'names.dmn',
      `${open}<decision id="__proto__" name="constructor"><variable name="__proto__" typeRef="toString"/></decision></definitions>`,
    );
    expect(parsed.ok && parsed.value.model.decisions[0]).toMatchObject({
      id: '__proto__',
      name: 'constructor',
      variable: { name: '__proto__', typeRef: 'toString' },
    });
    expect(({} as Record<string, unknown>)['sourceLine']).toBeUndefined();
  });

  it('reads nothing out of attributes that it uses itself', async () => {
    const parsed = await parseDmn(
      'line.dmn',
      `${open}<decision id="d" name="D" sourceLine="99"/></definitions>`,
    );
    expect(parsed.ok && parsed.value.findings.map(({ code }) => code)).toEqual(['DMN.UNKNOWN_ATTRIBUTE']);
    expect(parsed.ok && parsed.value.model.decisions[0]?.line).toBe(1);
  });
});
