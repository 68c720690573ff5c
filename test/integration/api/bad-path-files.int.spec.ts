import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleText, compileBundle } from '@vinhdanh/bpmn-parser';
import { calendars } from '@vinhdanh/catalogue';
import { readDatabaseSettings, seedProvince, type SeedPath } from '@vinhdanh/db';
import { interpreterVersion } from '@vinhdanh/interpreter';
import { ok } from '@vinhdanh/kernel';
import { limitedFeel } from '@vinhdanh/rules';
import { checkPaths } from '@vinhdanh/soundness';
import { openOffice, TENANT, type Office } from './support/office.js';

const file = 's1-five-steps.bpmn';
const sound = readFileSync(
  fileURLToPath(new URL(`../../../libs/catalogue/paths/${file}`, import.meta.url)),
  'utf8',
);
const inside = (xml: string): string => sound.replace('</bpmn:process>', `${xml}</bpmn:process>`);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A path of these bytes, compiled and checked as the catalogue's own are. */
const pathOf = (xml: string): SeedPath => ({
  awardKind: 'BAD',
  nameVi: 'Quy trình sai',
  nameEn: 'A bad path',
  source: 'test',
  async compile() {
    const compiled = await compileBundle({
      key: 'bad',
      mainProcess: 's1-five-steps',
      files: [{ file, xml }],
      calendar: calendars['vn-2026'],
      interpreterVersion,
      evaluator: limitedFeel,
      sha256,
    });
    if (!compiled.ok) return compiled;
    const model = compiled.value;
    return ok({ model, text: bundleText(model), findings: checkPaths(model.processes) });
  },
});

const rows: readonly (readonly [title: string, code: string, xml: string])[] = [
  ['an unknown BPMN element', 'BPMN.UNKNOWN_ELEMENT', inside('<bpmn:userTsk id="typo" />')],
  ['an unreachable step', 'PATH.UNREACHABLE', inside('<bpmn:endEvent id="nobody-gets-here" />')],
  [
    'a DOCTYPE',
    'BPMN.DOCTYPE',
    sound.replace('?>', '?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
  ],
  ['a duplicate id', 'BPMN.DUPLICATE_ID', inside('<bpmn:endEvent id="s1-start" />')],
  ['50,000 nodes', 'BPMN.TOO_MANY_ELEMENTS', inside('<bpmn:endEvent />\n'.repeat(50_000))],
];

describe('a path file that is wrong', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  }, 180_000);
  afterAll(() => office?.stop());

  const published = async (): Promise<unknown> =>
    (await office.admin.query('SELECT award_kind, bundle_hash FROM vinhdanh.published_path ORDER BY 1')).rows;

  it.each(rows)('%s → %s, and nothing is published', async (_title, code, xml) => {
    const before = await published();
    const outcome = await seedProvince({
      database: readDatabaseSettings(office.postgres.env),
      tenant: TENANT,
      passwordHash: 'none',
      paths: [pathOf(xml)],
    });

    if (outcome.kind !== 'refused') throw new Error('it was published');
    const finding = outcome.findings.find((each) => each.code === code);
    expect(finding).toMatchObject({ file, messageVi: expect.any(String), messageEn: expect.any(String) });
    expect(finding?.messageVi).not.toBe(finding?.messageEn);
    expect(finding?.line).toBeGreaterThan(0);
    expect(await published()).toEqual(before);
  });
});
