import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { limits, type WorkingCalendar } from '@vinhdanh/kernel';
import { limitedFeel } from '@vinhdanh/rules';
import { bundleText, compileBundle } from './compile-bundle.js';
import { definitions, flow, userTask } from './testing/fixtures.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const calendar: WorkingCalendar = {
  kind: 'uniform',
  key: 'test',
  version: '1',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  workingDayMs: 1_000,
  source: 'test',
};

/** A file with one process that calls `calls` one after the other, or decides one step when it calls none. */
function drawn(
  id: string,
  calls: readonly string[],
  step = userTask(`${id}-step`),
): { file: string; xml: string } {
  const called = calls.map(
    (name, at) => `<bpmn:callActivity id="${id}-call${at}" calledElement="${name}" />`,
  );
  const chain = [
    `${id}-s`,
    ...(calls.length === 0 ? [`${id}-step`] : calls.map((_, at) => `${id}-call${at}`)),
    `${id}-e`,
  ];
  const flows = chain.slice(1).map((target, at) => flow(chain[at] ?? '', target));
  const body = `<bpmn:startEvent id="${id}-s" /><bpmn:endEvent id="${id}-e" />${calls.length === 0 ? step : called.join('')}${flows.join('')}`;
  return { file: `${id}.bpmn`, xml: definitions(`<bpmn:process id="${id}">${body}</bpmn:process>`) };
}
const compile = (files: readonly { file: string; xml: string }[], mainProcess = 'main') =>
  compileBundle({
    key: 'k',
    mainProcess,
    files,
    calendar,
    interpreterVersion: 'interpreter@1',
    evaluator: limitedFeel,
    sha256,
  });

describe('compileBundle', () => {
  it('holds the main process with what it calls, and nothing else', async () => {
    const compiled = await compile([
      drawn('main', ['a', 'b', 'a']),
      drawn('b', []),
      drawn('a', ['b']),
      drawn('unused', []),
    ]);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    expect(Object.keys(compiled.value.processes).sort()).toEqual(['a', 'b', 'main']);
    expect(compiled.value.sources.map(({ file }) => file)).toEqual(['a.bpmn', 'b.bpmn', 'main.bpmn']);
    expect(compiled.value).toMatchObject({ interpreter: 'interpreter@1', evaluator: 'limited-feel@1' });
  });

  it('hashes its canonical text, which survives being stored', async () => {
    const compiled = await compile([drawn('main', [])]);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const { hash, ...bundle } = compiled.value;
    expect(hash).toBe(`sha256:${sha256(bundleText(bundle))}`);
    expect(bundleText(JSON.parse(bundleText(bundle)))).toBe(bundleText(bundle));
  });

  it('gets another hash for another calendar', async () => {
    const input = {
      key: 'k',
      mainProcess: 'main',
      files: [drawn('main', [])],
      interpreterVersion: 'i',
      evaluator: limitedFeel,
      sha256,
    };
    const [one, other] = await Promise.all([
      compileBundle({ ...input, calendar }),
      compileBundle({ ...input, calendar: { ...calendar, workingDayMs: 2_000 } }),
    ]);
    expect(one.ok && other.ok && one.value.hash !== other.value.hash).toBe(true);
  });

  const ring = [drawn('main', ['a']), drawn('a', ['b']), drawn('b', ['main'])];
  const chain = Array.from({ length: limits.callDepthMax + 2 }, (_, at) =>
    drawn(`p${at}`, at > limits.callDepthMax ? [] : [`p${at + 1}`]),
  );
  const apart = drawn('main', [], userTask('main-step', '<vd:separate from="gone" />'));
  it.each([
    ['no such main process', [drawn('a', [])], 'main', 'CALL.UNKNOWN_PROCESS', null],
    ['a call to nowhere', [drawn('main', ['a'])], 'main', 'CALL.UNKNOWN_PROCESS', 'main-call0'],
    ['calls in a ring', ring, 'main', 'CALL.RECURSION', 'b-call0'],
    ['calls beyond the limit', chain, 'p0', 'CALL.TOO_DEEP', 'p15-call0'],
    ['a separation from a step that is not there', [apart], 'main', 'CALL.UNKNOWN_STEP', 'main-step'],
    [
      'two processes of one id',
      [drawn('main', []), { ...drawn('main', []), file: 'again.bpmn' }],
      'main',
      'BPMN.DUPLICATE_ID',
      'main',
    ],
    [
      'a file that cannot be read',
      [drawn('main', []), { file: 'bad.bpmn', xml: '<' }],
      'main',
      'BPMN.SYNTAX',
      null,
    ],
  ])('refuses %s', async (_, files, main, code, elementId) => {
    const compiled = await compile(files, main);
    expect(compiled).toMatchObject({
      ok: false,
      error: expect.arrayContaining([expect.objectContaining({ code, elementId })]),
    });
  });

  it('takes calls as deep as the limit', async () => {
    const deep = Array.from({ length: limits.callDepthMax + 1 }, (_, at) =>
      drawn(`p${at}`, at === limits.callDepthMax ? [] : [`p${at + 1}`]),
    );
    expect(await compile(deep, 'p0')).toMatchObject({ ok: true });
  });
});
