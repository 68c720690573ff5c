import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { newCase } from '@vinhdanh/awards';
import { bundleText } from '@vinhdanh/bpmn-parser';
import { opener, rehydrate, sectionContext } from '@vinhdanh/commands';
import { createInMemoryVault } from '@vinhdanh/commands/testing';
import { caseStream, verifyStream } from '@vinhdanh/journal';
import { readCommand, redecide, Timeline } from '@vinhdanh/replay';
import { evaluatorOf } from '@vinhdanh/rules';
import { goldenCase, modelOf, type GoldenCase } from './golden-case.js';

/**
 * Whole cases as released versions recorded them, kept for ever: they must replay, verify and be decided again to
 * the same, under the bundle and the evaluator of then. A file is added when rules or engine change; never edited.
 */
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const names = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.slice(0, -'.jsonl'.length));

const openedBy = (golden: GoldenCase, keys: GoldenCase['keys']) =>
  opener(createInMemoryVault(sha256), keys, sectionContext(golden.tenant, caseStream(golden.caseId)));

/** Every command decided once more; the kinds of answer, each with how often it came. */
function again(
  golden: GoldenCase,
  keys: GoldenCase['keys'],
  model = modelOf(golden),
): Record<string, number> {
  const open = openedBy(golden, keys);
  const events = golden.appends.flatMap((append) => append.events);
  const { records } = rehydrate(newCase(golden.caseId), events, open);
  const timeline = new Timeline(golden.caseId, records);
  const kinds: Record<string, number> = {};
  for (const { command } of golden.appends) {
    const read = readCommand(command.bytes);
    if (!read.ok) throw new Error(read.error.code);
    const own = records.filter(({ commandHash }) => commandHash === command.hash);
    const before = timeline.before(own[0]?.version ?? 0, golden.caseId);
    const { kind } = redecide({ model, evaluators: evaluatorOf, open }, read.value, before, own);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}

describe('whole cases of released versions', () => {
  it('there are some', () => expect(names.length).toBeGreaterThan(0));
});

describe.each(names)('%s', (name) => {
  const golden = goldenCase(name);
  const events = golden.appends.flatMap((append) => append.events);

  it('has the bundle that it names, and today’s code writes that bundle as it was', () => {
    expect(`sha256:${sha256(golden.bundleBytes)}`).toBe(golden.bundleHash);
    expect(bundleText(modelOf(golden))).toBe(golden.bundleBytes);
  });

  it('verifies', () => {
    expect(verifyStream(events, sha256)).toMatchObject({ ok: true, version: events.length });
    for (const { command, events: own } of golden.appends) {
      expect(sha256(command.bytes)).toBe(command.hash);
      for (const event of own) expect(event.commandHash).toBe(command.hash);
    }
  });

  it('replays to the end that it came to', () => {
    const { state } = rehydrate(newCase(golden.caseId), events, openedBy(golden, golden.keys));
    expect(state).toMatchObject({ status: 'concluded', result: 'awarded', version: events.length });
    expect(state.personal?.name).toBe('Trần Thị Hoài');
  });

  it('is decided again to the same, command by command', () => {
    expect(again(golden, golden.keys)).toEqual({ same: golden.appends.length });
  });

  it('would find a decision that comes to something else', () => {
    const { processes, ...rest } = modelOf(golden);
    const altered = JSON.parse(
      JSON.stringify(processes).replaceAll('"value":"sign"', '"value":"signed"'),
    ) as typeof processes;
    const { different = 0 } = again(golden, golden.keys, { ...rest, processes: altered });
    expect(different).toBeGreaterThan(0);
  });
});
