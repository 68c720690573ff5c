import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { catalogueRuleSets } from '@vinhdanh/catalogue';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';
import { rulesCommand } from './rules.js';

const rules = fileURLToPath(new URL('../../../../libs/catalogue/rules/', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'rules-command-'));
afterAll(() => rmSync(copy, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; said: readonly string[] }> {
  const said: string[] = [];
  const around: Surroundings = {
    home: '',
    env: {},
    say: (line) => void said.push(line),
    progress: () => undefined,
    pause: () => Promise.resolve(),
  };
  return { code: await rulesCommand(args, around), said };
}

describe('rules check', () => {
  it.each(catalogueRuleSets.map(({ folder }) => folder))('finds nothing wrong with %s', async (folder) => {
    const { code, said } = await run('check', join(rules, folder));
    expect(said.filter((line) => /FAILED|RULE_SET|DMN|FEEL|expected/.test(line))).toEqual([]);
    expect(said.find((line) => line.includes('cases:'))).toMatch(/^ {2}cases: ([1-9]\d*) of \1 pass$/);
    expect(code).toBe(0);
  });
});

it('the catalogue names every rule set that lies in it', () => {
  const folders = readdirSync(rules).filter((folder) => existsSync(join(rules, folder, 'rule-set.json')));
  expect(catalogueRuleSets.map(({ folder }) => folder).sort()).toEqual(folders.sort());
  for (const { key, folder } of catalogueRuleSets)
    expect(JSON.parse(readFileSync(join(rules, folder, 'rule-set.json'), 'utf8'))).toMatchObject({ key });
});

describe('rules check of a copy that was changed', () => {
  cpSync(rules, copy, { recursive: true });
  const file = join(copy, 'hcld3', 'eligibility.dmn');
  const before = readFileSync(file, 'utf8');

  it('fails a case when a number of the rules changes, and says what came out', async () => {
    const changed = before.replace(
      'parameters-runYears-text"><text>3<',
      'parameters-runYears-text"><text>4<',
    );
    expect(changed).not.toBe(before);
    writeFileSync(file, changed);
    const { code, said } = await run('check', join(copy, 'hcld3'), join(copy, 'prize'));
    expect(code).toBe(1);
    expect(said.join('\n')).toContain('cần 4 năm liên tục CSTĐCS, mới có 3 (2023, 2024, 2025)');
    expect(said.at(-1)).toBe('rules: 1 of 2 rule sets pass');
  });

  it('finds a model that must not be published', async () => {
    writeFileSync(file, before.replace('common.verdict(criteria)\nelse', 'common.verdict(criterion)\nelse'));
    const { code, said } = await run('check', join(copy, 'hcld3'));
    expect(code).toBe(1);
    expect(said.join('\n')).toContain('DMN.UNKNOWN_NAME');
  });

  it('names the place of a file that is no DMN', async () => {
    writeFileSync(file, before.replace('<definitions ', '<!DOCTYPE x><definitions '));
    const { code, said } = await run('check', join(copy, 'hcld3'));
    expect([code, said.some((line) => line.includes('DMN.DOCTYPE eligibility.dmn'))]).toEqual([1, true]);
  });

  it('finds a planted gap, overlap and masked row, each with an input that shows it', async () => {
    const council = join(copy, 'council', 'council.dmn');
    const whole = readFileSync(council, 'utf8');
    const said = async (from: string, to: string): Promise<string> => {
      const changed = whole.replace(from, to);
      expect(changed).not.toBe(whole);
      writeFileSync(council, changed);
      return (await run('check', join(copy, 'council'))).said.join('\n');
    };
    const row = (number: number, column: number) => `row-${number}-in-${column}"><text>`;
    expect(await said(`table-ballot-${row(3, 1)}false`, `table-ballot-${row(3, 1)}true`)).toMatch(
      /TABLE\.GAP council, ballot \(line \d+\): không dòng nào nhận hasQuorum = false, passes = /,
    );
    expect(await said(`table-ballot-${row(3, 1)}false`, `table-ballot-${row(3, 1)}-`)).toMatch(
      /TABLE\.OVERLAP council, ballot \(line \d+\): dòng .* cùng nhận hasQuorum = true, passes = /,
    );
    const first = whole.replace(
      'id="table-ballot" hitPolicy="UNIQUE"',
      'id="table-ballot" hitPolicy="FIRST"',
    );
    writeFileSync(council, first.replace(`table-ballot-${row(1, 2)}true`, `table-ballot-${row(1, 2)}-`));
    expect((await run('check', join(copy, 'council'))).said.join('\n')).toMatch(
      /TABLE\.MASKED council, ballot \(line \d+\): dòng 2 /,
    );
  });

  it('takes nothing but files that are there', async () => {
    await expect(run('check')).rejects.toThrow(UsageError);
    await expect(run('prove', copy)).rejects.toThrow(UsageError);
    await expect(run('check', join(copy, 'nowhere'))).rejects.toThrow(UsageError);
  });
});

describe('rules check of tables', () => {
  const modelOf = (policy: string, rows: readonly (readonly [string, string])[]): string => {
    const file = join(copy, `${policy}-${rows.length}.dmn`);
    const cells = rows.map(
      ([input, output], row) =>
        `<rule id="r${row}"><inputEntry id="i${row}"><text>${input}</text></inputEntry><outputEntry id="o${row}"><text>${output}</text></outputEntry></rule>`,
    );
    writeFileSync(
      file,
      `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="Bảng" namespace="https://vinhdanh.example/t">
  <inputData id="years" name="years"><variable id="v" name="years" typeRef="number"/></inputData>
  <decision id="outcome" name="outcome"><variable id="w" name="outcome"/>
    <informationRequirement id="q"><requiredInput href="#years"/></informationRequirement>
    <decisionTable id="t" hitPolicy="${policy}"><input id="c"><inputExpression id="e" typeRef="number"><text>years</text></inputExpression></input><output id="p"/>
      ${cells.join('\n      ')}
    </decisionTable></decision>
</definitions>`,
    );
    return file;
  };

  it.each<[string, string, readonly (readonly [string, string])[], RegExp | null]>([
    [
      'a sound one',
      'UNIQUE',
      [
        ['&lt; 3', '1'],
        ['&gt;= 3', '2'],
      ],
      null,
    ],
    [
      'an overlap',
      'UNIQUE',
      [
        ['&lt;= 3', '1'],
        ['&gt;= 3', '2'],
      ],
      /error TABLE\.OVERLAP .*dòng 1 và dòng 2 cùng nhận years = 3/,
    ],
    [
      'a masked row',
      'FIRST',
      [
        ['&lt; 9', '1'],
        ['3', '2'],
        ['-', '3'],
      ],
      /error TABLE\.MASKED .*dòng 2 không bao giờ được chọn: dòng 1/,
    ],
    [
      'a row that never fires',
      'FIRST',
      [
        ['[5..3]', '1'],
        ['-', '2'],
      ],
      /error TABLE\.NEVER .*dòng 1 không bao giờ khớp: ô ở cột 1/,
    ],
  ])('says of %s', async (_name, policy, rows, expected) => {
    const { code, said } = await run('check', modelOf(policy, rows));
    expect(code).toBe(expected === null ? 0 : 1);
    const told = said.filter((line) => line.includes('TABLE.')).join('\n');
    if (expected === null) expect(told).toBe('');
    else expect(told).toMatch(expected);
  });

  it('says a gap, which may be meant', async () => {
    const { code, said } = await run(
      'check',
      modelOf('UNIQUE', [
        ['&lt; 3', '1'],
        ['&gt; 3', '2'],
        ['[2..1]', '3'],
      ]),
    );
    expect(code).toBe(1);
    expect(said.join('\n')).toMatch(
      /warning TABLE\.GAP .*không dòng nào nhận years = 3 \/ no row takes years = 3/,
    );
  });

  it('is wrong to be asked for a file that is not there', async () => {
    await expect(run('check', join(copy, 'none.dmn'))).rejects.toThrow(UsageError);
  });
});
