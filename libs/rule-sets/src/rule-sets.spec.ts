import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { err, ok, rejection, type Json } from '@vinhdanh/kernel';
import { evaluatorOf, type Evaluator } from '@vinhdanh/rules';
import { bundleRuleSet } from './bundle-rule-set.js';
import { isInEffect } from './in-effect.js';
import { loadRuleSet, type ParseModels } from './load-rule-set.js';
import { covers, runTests } from './run-tests.js';

const root = mkdtempSync(join(tmpdir(), 'rule-sets-'));
afterAll(() => rmSync(root, { recursive: true }));

const manifest = {
  key: 'QUOTA',
  version: '2025.1',
  nameVi: 'Trần chỉ tiêu',
  nameEn: 'Quota',
  mode: 'strict',
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  source: 'D',
  files: ['quota.dmn', '../common/common.dmn'],
};
const test = {
  name: 'bỏ phần lẻ',
  source: 'D',
  decision: 'quota',
  at: '2026-03-02T02:00:00.000Z',
  inputs: { base: 33 },
  expected: { most: 4 },
};

let folders = 0;
/** Writes files into a folder of their own, as text or as JSON; answers the path of the manifest. */
function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = join(root, `${(folders += 1)}`, 'quota');
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return join(folder, 'rule-set.json');
}
const whole = {
  'rule-set.json': manifest,
  'quota.dmn': '<definitions/>',
  '../common/common.dmn': '<definitions/>',
  'tests.json': { cases: [test] },
};
const parse: ParseModels = (files) => Promise.resolve(ok(files.map(({ file }) => file)));
const faultsOf = async (files: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
  const loaded = await loadRuleSet(folderOf(files), parse);
  return loaded.ok ? [] : loaded.error.map(({ code, place }) => `${code} ${place}`.trim());
};

/** Decides `most` as the answer that it is given. */
const answering = (most: Json | null): Evaluator => ({
  ...evaluatorOf('feel@1'),
  decide: (_models, decision, inputs) =>
    most === null
      ? err(rejection('FEEL.UNKNOWN_NAME', { decision, name: 'base' }))
      : ok({
          result: { most, outcome: 'within' },
          explanation: { model: 'm', decision, inputs, tables: [], decisions: {}, clauses: [] },
        }),
});

describe('a rule set in its folder', () => {
  it('is read with its files, its cases and what it imports from beside it', async () => {
    const loaded = await loadRuleSet(folderOf(whole), parse);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    expect(loaded.value.manifest).toEqual(manifest);
    expect(loaded.value.models).toEqual(['quota.dmn', '../common/common.dmn']);
    expect(loaded.value.tests).toEqual([test]);
  });

  it('needs no cases', async () => {
    const { 'tests.json': _none, ...rest } = whole;
    const loaded = await loadRuleSet(folderOf(rest), parse);
    expect(loaded.ok && loaded.value.tests).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['is not there', {}, 'RULE_SET.UNREADABLE'],
    ['is no JSON', { 'rule-set.json': '{' }, 'RULE_SET.SYNTAX'],
    ['has an unknown member', { 'rule-set.json': { ...manifest, more: 1 } }, 'RULE_SET.SCHEMA'],
    [
      'has no date of effect',
      { 'rule-set.json': { ...manifest, effectiveFrom: '1/7/2025' } },
      'RULE_SET.SCHEMA effectiveFrom',
    ],
    [
      'ends before it begins',
      { 'rule-set.json': { ...manifest, effectiveTo: '2024-01-01' } },
      'RULE_SET.SCHEMA effectiveTo',
    ],
    [
      'names a file outside',
      { 'rule-set.json': { ...manifest, files: ['../../x/passwd.dmn'] } },
      'RULE_SET.SCHEMA files.0',
    ],
    [
      'names a file that is not there',
      { 'rule-set.json': { ...manifest, files: ['gone.dmn'] } },
      'RULE_SET.UNREADABLE',
    ],
    [
      'has a case without a source',
      { 'tests.json': { cases: [{ ...test, source: '' }] } },
      'RULE_SET.SCHEMA cases.0.source',
    ],
    ['is far too large', { 'rule-set.json': ' '.repeat(2_000_001) }, 'RULE_SET.TOO_LARGE'],
  ])('that %s is refused with its place', async (_, files, fault) => {
    const given = Object.keys(files).length === 0 ? { 'other.json': {} } : { ...whole, ...files };
    expect(await faultsOf(given)).toContain(fault);
  });
});

describe('the cases of a rule set', () => {
  const loaded = { manifest: { ...manifest, mode: 'strict' as const }, models: [], tests: [test] };

  it('pass by the members that they name', () => {
    expect(runTests(loaded, answering(4))).toMatchObject([{ passed: true, refused: null }]);
  });

  it('fail with what came out, and with what was refused', () => {
    expect(runTests(loaded, answering(5))).toMatchObject([{ passed: false, actual: { most: 5 } }]);
    expect(runTests(loaded, answering(null))).toMatchObject([
      { passed: false, refused: 'FEEL.UNKNOWN_NAME {"decision":"quota","name":"base"}' },
    ]);
  });

  it.each<[Json, Json, boolean]>([
    [{ a: 1, b: 2 }, { a: 1 }, true],
    [{ b: 2 }, { a: null }, false],
    [{ constructor: 1 }, { constructor: 1 }, true],
    [{}, { constructor: 1 }, false],
    [[1, 2], [1, 2], true],
    [[1, 2], [1], false],
    [[{ a: 1, b: 2 }], [{ a: 1 }], true],
    ['1', 1, false],
    [null, {}, false],
  ])('%j against %j: %p', (actual, expected, same) => {
    expect(covers(actual, expected)).toBe(same);
  });
});

describe('a rule set in a bundle', () => {
  it('has a hash that any change of models, files or dates changes', async () => {
    const loaded = await loadRuleSet(folderOf(whole), parse);
    if (!loaded.ok) throw new Error('refused');
    const hashOf = (change: object): string =>
      bundleRuleSet({ ...loaded.value, ...change }, (text) => `<${text}>`).hash;
    const changes = [
      {},
      { models: ['other'] },
      { files: [] },
      { manifest: { ...loaded.value.manifest, effectiveFrom: '2026-01-01' } },
    ];
    expect(new Set(changes.map(hashOf)).size).toBe(4);
    expect(hashOf({ tests: [] })).toBe(hashOf({}));
  });

  it('may hold beside another version on the days of a transition', () => {
    const old = { effectiveFrom: '2024-01-01', effectiveTo: '2025-09-30' };
    const next = { effectiveFrom: '2025-07-01', effectiveTo: null };
    const on = (day: string) => [isInEffect(old, day), isInEffect(next, day)];
    expect([on('2025-06-30'), on('2025-07-01'), on('2025-09-30'), on('2025-10-01')]).toEqual([
      [true, false],
      [true, true],
      [true, true],
      [false, true],
    ]);
  });
});
