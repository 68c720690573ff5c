import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Assignment, FlowNode, Model } from '@vinhdanh/bpmn-model';
import { calendars, cataloguePaths, demoAgencies, demoProvince, demoRoute } from '@vinhdanh/catalogue';
import { interpreterVersion } from '@vinhdanh/interpreter';
import { evaluatorOf } from '@vinhdanh/rules';
import { checkPaths } from '@vinhdanh/soundness';
import { compileBundle } from './compile-bundle.js';
import { parseBpmn } from './parse-bpmn.js';
import { stubEvaluator, stubRules } from './testing/stub-rules.js';
import { diagramFaults } from './testing/diagram-faults.js';
import { moddle } from './vocabulary.js';

const root = new URL('../../catalogue/paths/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.bpmn'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const compiledModels = new Map<string, Promise<Model>>();

/** Compiled once for all that is asked of it. */
function compile(key: string): Promise<Model> {
  const known = compiledModels.get(key) ?? compileModel(key);
  compiledModels.set(key, known);
  return known;
}

async function compileModel(key: string): Promise<Model> {
  const path = cataloguePaths.find((one) => one.key === key);
  if (path === undefined) throw new Error(`no path ${key}`);
  const compiled = await compileBundle({
    key,
    mainProcess: path.mainProcess,
    files: path.files.map((file) => ({ file, xml: read(file) })),
    calendar: calendars['vn-2026'],
    interpreterVersion: 'test@1',
    evaluator: stubEvaluator(path.evaluator),
    rules: stubRules,
    sha256,
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error, null, 1));
  return compiled.value;
}

describe('the files of the catalogue', () => {
  it('are exactly those that the paths name', () => {
    expect(files).toEqual([...new Set(cataloguePaths.flatMap((path) => path.files))].sort());
  });

  it.each(files)('%s is read without a warning or a finding', async (file) => {
    const { warnings } = await moddle.fromXML(read(file));
    expect(warnings).toEqual([]);
    const parsed = await parseBpmn(file, read(file), evaluatorOf('feel@1'));
    expect(parsed).toMatchObject({ ok: true, value: { findings: [], foreignExtensions: [] } });
  });

  it.each(files)('%s is drawn completely, without overlaps', async (file) => {
    const { rootElement } = await moddle.fromXML(read(file));
    expect(diagramFaults(rootElement)).toEqual([]);
  });

  it.each(files)('%s explains every node in English', (file) => {
    const nodes =
      /<bpmn:(userTask|serviceTask|callActivity|subProcess|startEvent|endEvent|intermediateCatchEvent|boundaryEvent) [^>]*>\s*<bpmn:(\w+)/g;
    for (const [, , inner] of read(file).matchAll(nodes)) expect(inner).toBe('documentation');
  });
});

describe.each(cataloguePaths.map(({ key }) => key))('the path %s', (key) => {
  it('is sound', async () => {
    expect(checkPaths((await compile(key)).processes)).toEqual([]);
  });

  it('has the same hash for the same files, in whatever order they come', async () => {
    const path = cataloguePaths.find((one) => one.key === key);
    const turned = await compileBundle({
      key,
      mainProcess: path?.mainProcess ?? '',
      files: [...(path?.files ?? [])].reverse().map((file) => ({ file, xml: read(file) })),
      calendar: calendars['vn-2026'],
      interpreterVersion: 'test@1',
      evaluator: stubEvaluator(path?.evaluator ?? ''),
      rules: stubRules,
      sha256,
    });
    expect(turned).toMatchObject({ ok: true, value: { hash: (await compile(key)).hash } });
  });

  it('finds somebody in the demo province for every step, escalation and message', async () => {
    const { processes, mainProcess } = await compile(key);
    const duties = new Set(demoProvince.people.flatMap(({ duties: held }) => held));
    const missing = new Set<string>();
    for (const { org: unit } of demoProvince.organisations.filter(({ place }) => place === 'unit')) {
      const route = demoRoute(unit);
      const visit = (id: string, scope: string | null): void => {
        for (const node of Object.values(processes[id]?.nodes ?? {})) {
          for (const { role, place } of assignmentsOf(node)) {
            const orgs =
              place === 'item' ? demoAgencies : [route[place === 'scope' ? (scope ?? '') : place] ?? place];
            for (const org of orgs)
              if (!duties.has(`${role}@${org}`)) missing.add(`${node.id}: ${role}@${org}`);
          }
          if (node.kind === 'callActivity') visit(node.calledElement, node.scope?.place ?? scope);
        }
      };
      visit(mainProcess, null);
    }
    expect([...missing]).toEqual([]);
  });
});

function assignmentsOf(node: FlowNode): readonly Assignment[] {
  const event = 'event' in node && node.event.kind === 'message' ? node.event.by : [];
  if (node.kind !== 'userTask') return event;
  const { assignment, deadline, returns } = node.step;
  return [assignment, deadline?.escalateTo, returns?.to].filter((one) => one !== null && one !== undefined);
}

describe('the first P9', () => {
  it('has the hash that the cases which were begun on it name', async () => {
    const path = cataloguePaths.find(({ key }) => key === 'p9');
    const compiled = await compileBundle({
      key: 'p9',
      mainProcess: path?.mainProcess ?? '',
      files: (path?.files ?? []).map((file) => ({ file, xml: read(file) })),
      calendar: calendars['demo-two-seconds'],
      interpreterVersion,
      evaluator: evaluatorOf('limited-feel@1'),
      sha256,
    });
    // As in test/replay/cases/hcld3.v1.jsonl, which a version without rules has recorded.
    expect(compiled.ok && compiled.value.hash).toBe(
      'sha256:930726af995e67bd585d00f2a16dbd9f0a10125708c718cda74eecf0de221326',
    );
  });
});

describe('P9', () => {
  it('has the elements and the sequence of the domain document', async () => {
    const model = await compile('p9-2');
    const main = model.processes[model.mainProcess];
    const called = Object.values(main?.nodes ?? {}).flatMap((node) =>
      node.kind === 'callActivity' ? `${node.scope?.level} ${node.calledElement.split('-', 1)[0]}` : [],
    );
    expect(called.join(', ')).toBe(
      'unit a1, unit a2, grassroots a3, grassroots ae, grassroots a5, grassroots a6, grassroots a7, department a3, department a6, department a7, ' +
        'province a8, province a9, province a11, province a10, province a6, province a7, central a12, central a14, central a15, ' +
        'central a16, central a17, central a18',
    );
    const kinds = new Set(
      Object.values(model.processes).flatMap(({ nodes }) => Object.values(nodes).map(({ kind }) => kind)),
    );
    expect(kinds.size).toBe(11);
  });

  it('checks the ballot, the clocks and the tacit consent as the domain document marks them', async () => {
    const { processes } = await compile('p9-2');
    const node = (id: string): FlowNode | undefined =>
      Object.values(processes).flatMap(({ nodes }) => nodes[id] ?? [])[0];
    expect(node('a6-session')).toMatchObject({
      step: {
        ballot: {
          quorumNumerator: 2,
          quorumDenominator: 3,
          thresholdPercent: 80,
          base: 'members',
          noQuorumOutcome: 'no-quorum',
        },
      },
    });
    expect(node('a8-appraise')).toMatchObject({
      step: { deadline: { workingDays: 20, reminderPercent: 80, source: 'F26†' } },
    });
    expect(node('a9-silence')).toMatchObject({
      interrupting: true,
      tacitConsent: true,
      event: { timer: { kind: 'workingDays', days: 10 } },
    });
    expect(node('a7-remind')).toMatchObject({
      interrupting: false,
      tacitConsent: false,
      event: { timer: { days: 5, repeat: true } },
    });
    expect(node('a3-check')).toMatchObject({
      step: { returns: { timesMax: 1, to: { role: 'unit-officer', place: 'unit' } } },
    });
    expect(node('p9-province-a9')).toMatchObject({
      multiInstance: { sequential: false, elementVariable: 'agency', collection: { text: 'agencies' } },
    });
    expect(node('p9-withdraw')).toMatchObject({
      interrupting: true,
      event: { name: 'withdraw', by: [{ role: 'unit-head', place: 'unit' }] },
    });
  });
});
