import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { caseStream } from '@vinhdanh/journal';
import { fromEpochMs, toEpochMs, type JsonObject } from '@vinhdanh/kernel';
import { newCase, type CommandEnvelope } from '@vinhdanh/awards';
import { caseId, commandOf, hourMs, journey, longPath, monday, tenant } from '@vinhdanh/awards/testing';
import { opener, rehydrate, sectionContext, type CaseRecord, type OpenSection } from '@vinhdanh/commands';
import { createInMemoryVault, Desk } from '@vinhdanh/commands/testing';
import { evaluatorOf } from '@vinhdanh/rules';
import { compare } from './compare.js';
import { readCommand, type RecordedCommand } from './recorded-command.js';
import { redecide } from './redecide.js';
import { Timeline } from './timeline.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const stream = caseStream(caseId);

/** With this seed the walk gives nine kinds of command and ends the case. */
const seed = 5;

async function walked(): Promise<Desk> {
  const desk = new Desk(sha256, longPath);
  await desk.start();
  let at = monday;
  for (let n = 0; n < 150; n++) {
    const loaded = await desk.handler.loadState(tenant, caseId, journey);
    if (loaded === null) throw new Error('the case is gone');
    const [who = 0, what = 0, which = 0] = Buffer.from(sha256(`${seed} ${n}`), 'hex');
    const move = { who, what, which, hours: n % 3 };
    const { actor, command } = commandOf(longPath, loaded.state, move);
    const step = 'stepId' in command ? loaded.state.steps[command.stepId] : undefined;
    const seen: CommandEnvelope['seen'] =
      'stepId' in command
        ? { stepRevision: step?.revision ?? 1, dossierRevision: loaded.state.dossierRevision }
        : null;
    at = fromEpochMs(toEpochMs(at) + move.hours * hourMs);
    await desk.give(actor, command, { seen, at });
  }
  return desk;
}

let records: readonly CaseRecord[];
let commands: ReadonlyMap<string, RecordedCommand>;
let open: OpenSection;
beforeAll(async () => {
  const { journal } = await walked();
  open = opener(createInMemoryVault(sha256), [...journal.keys.values()], sectionContext(tenant, stream));
  records = rehydrate(newCase(caseId), journal.streams.get(`${tenant}|${stream}`) ?? [], open).records;
  commands = new Map(
    [...journal.commands.values()].map(({ hash, bytes }) => {
      const read = readCommand(bytes);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      return [hash, read.value];
    }),
  );
});

const eventsOf = (hash: string): CaseRecord[] => records.filter(({ commandHash }) => commandHash === hash);

describe('a timeline', () => {
  it('has the state of the record’s own fold after every event', () => {
    const timeline = new Timeline(caseId, records);
    expect(timeline.length).toBeGreaterThan(50);
    for (const { version } of records) {
      const folded = rehydrate(newCase(caseId), records.slice(0, version), open).state;
      expect(timeline.at({ version })).toMatchObject({ ok: true, value: { state: folded } });
      expect(timeline.before(version + 1, caseId)).toEqual(folded);
    }
    expect(timeline.before(1, caseId)).toEqual(newCase(caseId));
  });
  it('finds what had been recorded at a time: the last event of that millisecond, none of the next', () => {
    const timeline = new Timeline(caseId, records);
    for (const { at } of records) {
      const last = records.findLast((record) => record.at <= at)!;
      expect(timeline.at({ at })).toMatchObject({ ok: true, value: { record: { version: last.version } } });
      const earlier = records.findLast((record) => record.at < at);
      const before = timeline.at({ at: fromEpochMs(toEpochMs(at) - 1) });
      if (earlier === undefined)
        expect(before).toMatchObject({ ok: false, error: { code: 'MOMENT.BEFORE_START' } });
      else expect(before).toMatchObject({ ok: true, value: { record: { version: earlier.version } } });
    }
  });
  it.each([0, -1, 1.5, Number.NaN, 100_000])('has no event %d', (version) => {
    expect(new Timeline(caseId, records).at({ version })).toMatchObject({
      error: { code: 'MOMENT.NO_EVENT' },
    });
  });
  it('answers later times while the case is open, and none after its end', () => {
    const later = '2099-01-01T00:00:00.000Z';
    expect(new Timeline(caseId, records.slice(0, -1)).at({ at: later }).ok).toBe(true);
    expect(new Timeline(caseId, records).at({ at: later })).toMatchObject({
      error: { code: 'MOMENT.AFTER_END', details: { endedAt: records.at(-1)?.at } },
    });
  });
  it('does not accept a record with a gap', () => {
    expect(() => new Timeline(caseId, records.toSpliced(4, 1))).toThrow('REPLAY.GAP');
  });
});

describe('a comparison', () => {
  it('is empty for equal states and names each field that differs', () => {
    expect(compare({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
    expect(compare({ a: [1, { b: null }], c: 1 }, { a: [1, { b: 2 }, 3], d: {} })).toEqual([
      { path: ['a', '1', 'b'], before: null, after: 2 },
      { path: ['a', '2'], before: undefined, after: 3 },
      { path: ['c'], before: 1, after: undefined },
      { path: ['d'], before: undefined, after: {} },
    ]);
    expect(compare([], {})).toEqual([{ path: [], before: [], after: {} }]);
  });
  it('tells a field named like one of every object’s own from none', () => {
    expect(compare({ a: 1 }, { a: 1, constructor: 2 } as JsonObject)).toEqual([
      { path: ['constructor'], before: undefined, after: 2 },
    ]);
  });
});

describe('deciding once more', () => {
  const parts = () => ({ model: longPath, evaluators: evaluatorOf, open });
  const each = function* () {
    const timeline = new Timeline(caseId, records);
    for (const [hash, command] of commands) {
      const own = eventsOf(hash);
      yield { command, own, before: timeline.before(own[0]!.version, caseId) };
    }
  };

  it('comes to the same events and explanations for every recorded command', () => {
    const kinds = new Set<string>();
    for (const { command, own, before } of each()) {
      kinds.add(command.type);
      expect([command.type, redecide(parts(), command, before, own)]).toEqual([
        command.type,
        { kind: 'same' },
      ]);
    }
    expect(kinds.size).toBe(9);
  });
  it('shows an event that says something else than was decided', () => {
    for (const { command, own, before } of each()) {
      const changed = own.with(0, {
        ...own[0]!,
        event: { ...own[0]!.event, planted: true } as unknown as CaseRecord['event'],
      });
      expect(redecide(parts(), command, before, changed)).toMatchObject({
        kind: 'different',
        differences: [{ path: ['events', '0', 'planted'] }],
      });
    }
  });
  it('shows an explanation that was changed, a refusal, and a section that is erased', () => {
    const [start] = [...each()];
    if (start === undefined) throw new Error('no command');
    const { command, own, before } = start;
    const explained = {
      ...command,
      evaluations: [...command.evaluations, { expression: 'x', inputs: {}, result: true }],
    };
    expect(redecide(parts(), explained, before, own)).toMatchObject({ kind: 'different' });
    const after = new Timeline(caseId, records).at({ version: records.length });
    if (!after.ok) throw new Error('no state');
    expect(redecide(parts(), command, after.value.state, own)).toMatchObject({ kind: 'refused' });
    expect(redecide({ ...parts(), open: () => null }, command, before, own)).toEqual({ kind: 'unreadable' });
  });
});

describe('a stored command', () => {
  const good = {
    actor: 'p',
    args: {},
    at: monday,
    authority: null,
    bundle: 'b',
    case: 'c',
    commandId: 'k',
    evaluations: [],
    seen: { step: null, dossier: null, documents: [] },
    tenant: 't',
    type: 'FireTimer',
  };
  it('comes back', () => {
    expect(readCommand(JSON.stringify(good))).toMatchObject({
      ok: true,
      value: { caseId: 'c', sealed: null },
    });
  });
  it.each([
    ['bytes', '{'],
    ['args', JSON.stringify([])],
    ['args', JSON.stringify({ ...good, args: 1 })],
    ['actor', JSON.stringify({ ...good, actor: 1 })],
    ['authority', JSON.stringify({ ...good, authority: {} })],
    ['seen', JSON.stringify({ ...good, seen: { ...good.seen, documents: [1] } })],
    ['seen', JSON.stringify({ ...good, seen: { ...good.seen, step: 1.5 } })],
    ['evaluations', JSON.stringify({ ...good, evaluations: [{ expression: 'x' }] })],
    ['args.sealed', JSON.stringify({ ...good, args: { sealed: { person: 1 } } })],
  ])('is refused for its %s', (field, bytes) => {
    expect(readCommand(bytes)).toMatchObject({
      ok: false,
      error: { code: 'COMMAND.MALFORMED', details: { field } },
    });
  });
});
