import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { BundledRuleSet } from '@vinhdanh/bpmn-model';
import { err, ok, rejection } from '@vinhdanh/kernel';
import { limitedFeel, type Evaluator } from '@vinhdanh/rules';
import { bundleText, compileBundle } from './compile-bundle.js';
import { around } from './testing/fixtures.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Knows the decisions that its models list. */
const ruling: Evaluator = {
  ...limitedFeel,
  version: 'ruling@1',
  decisionsOf: (models) =>
    Array.isArray(models) ? ok(models as string[]) : err(rejection('DMN.CYCLE', { decision: 'a' })),
};

const rules = (version: string, models: unknown = ['Kết luận']): BundledRuleSet => ({
  key: 'HCLD3',
  version,
  nameVi: 'Điều kiện',
  nameEn: 'Eligibility',
  mode: 'strict',
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  sources: [],
  models,
  hash: `sha256:${version}`,
});

const rulePath = (attributes = 'ruleSet="HCLD3" name="Kết luận" resultVariable="eligibility"') =>
  around(
    `<bpmn:businessRuleTask id="m"><bpmn:extensionElements><vd:decision ${attributes} /></bpmn:extensionElements></bpmn:businessRuleTask>`,
  );

const compile = (xml: string, offered?: readonly BundledRuleSet[], evaluator = ruling) =>
  compileBundle({
    key: 'k',
    mainProcess: 'p',
    files: [{ file: 'p.bpmn', xml }],
    calendar: {
      kind: 'uniform',
      key: 'c',
      version: '1',
      timeZone: 'UTC',
      utcOffsetMinutes: 0,
      workingDayMs: 1,
      source: 'test',
    },
    interpreterVersion: 'i@1',
    evaluator,
    ...(offered === undefined ? {} : { rules: offered }),
    sha256,
  });

const codes = async (...given: Parameters<typeof compile>): Promise<readonly string[]> => {
  const compiled = await compile(...given);
  return compiled.ok ? [] : compiled.error.map(({ code }) => code);
};

describe('the rule sets of a bundle', () => {
  it('are those that its tasks ask, under a hash that covers them', async () => {
    const one = await compile(rulePath(), [rules('2025.1'), { ...rules('9'), key: 'OTHER' }]);
    const two = await compile(rulePath(), [rules('2025.2')]);
    if (!one.ok || !two.ok) throw new Error('refused');
    expect(one.value.rules).toEqual([rules('2025.1')]);
    expect(one.value.hash).not.toBe(two.value.hash);
    expect(one.value.hash).toBe(`sha256:${sha256(bundleText(one.value))}`);
  });

  it('are not so much as named in the bundle of a path without a rule task', async () => {
    const compiled = await compile(around('<bpmn:parallelGateway id="m" />'), [rules('1')]);
    expect(compiled.ok && Object.keys(compiled.value).includes('rules')).toBe(false);
  });

  it('may hold two versions beside each other where a task insists on one', async () => {
    const attributes = 'ruleSet="HCLD3" version="2025.1" name="Kết luận" output="outcome" resultVariable="e"';
    const compiled = await compile(rulePath(attributes), [rules('2025.1'), rules('2026.1')]);
    expect(compiled.ok && compiled.value.rules?.map(({ version }) => version)).toEqual(['2025.1']);
    expect(compiled.ok && compiled.value.processes['p']?.nodes['m']).toMatchObject({
      decision: { version: '2025.1', output: 'outcome', decision: 'Kết luận' },
    });
  });

  it('refuse a set that is not there, a version that nobody can tell, and a decision that it has not', async () => {
    expect(await codes(rulePath())).toEqual(['RULES.UNKNOWN_SET']);
    expect(await codes(rulePath(), [rules('1'), rules('2')])).toEqual(['RULES.UNKNOWN_SET']);
    expect(await codes(rulePath(), [rules('1', ['Khác'])])).toEqual(['RULES.UNKNOWN_DECISION']);
    expect(await codes(rulePath(), [rules('1', 'not checked')])).toEqual(['RULES.REFUSED']);
  });

  it('are refused where the evaluator of the bundle knows no decisions', async () => {
    expect(await codes(rulePath(), [rules('1')], limitedFeel)).toEqual(['RULES.REFUSED']);
  });
});
