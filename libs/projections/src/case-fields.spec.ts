import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolveCase, newCase, type BallotCounts, type CaseState } from '@vinhdanh/awards';
import {
  caseId,
  commandOf,
  counts,
  fiveDecisions,
  given,
  hourMs,
  longPath,
  people,
  type Given,
  type Move,
} from '@vinhdanh/awards/testing';
import { caseFields, type FieldNames } from './case-fields.js';
import { diagramMarks, drawnProcesses } from './diagram-marks.js';
import { fieldDifferences } from './field-differences.js';

const names: FieldNames = {
  person: (id) =>
    id === people.grassrootsSecretary.personId ? { name: 'Giàng A Sử', post: 'Thư ký' } : undefined,
  org: () => undefined,
  award: () => undefined,
};

/** The fields after each event of a walk. */
function fieldsOf(walk: Given) {
  let state: CaseState = newCase(caseId);
  const ballots = new Map<string, BallotCounts>();
  return walk.record.map(({ event, at }) => {
    state = evolveCase(state, event, at);
    if (event.type === 'StepDecided' && event.ballot !== null) ballots.set(event.stepId, event.ballot);
    return caseFields(walk.model, state, names, new Map(ballots));
  });
}
const decided = () =>
  given(fiveDecisions)
    .decide(people.unitHead, 'Propose')
    .decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });

describe('a case in fields', () => {
  it('names what was decided with who and when, and the counts of the ballot', () => {
    const last = new Map(
      fieldsOf(decided())
        .at(-1)
        ?.map((field) => [field.path, field]),
    );
    expect(last.get('decided.Council#1')?.label.vi).toBe('Hội đồng cơ sở bình xét');
    expect(last.get('decided.Council#1')?.value?.vi).toMatch(/ · Giàng A Sử · \d\d\/\d\d\/\d{4} \d\d:\d\d$/);
    expect(last.get('ballot.Council#1')?.value?.vi).toContain('9/11 thành viên đồng ý');
    expect(last.get('open.Check#1')?.value?.vi).toMatch(/^Chờ người nhận, từ /);
    expect(last.get('personal.name')).toMatchObject({ personal: true, label: { en: expect.any(String) } });
  });

  it('shows nothing personal when the key is destroyed, and says which fields those are', () => {
    const state = decided().state;
    const open = caseFields(fiveDecisions, state, names, new Map());
    const closed = caseFields(fiveDecisions, { ...state, personal: null }, names, new Map());
    const values = (fields: typeof open) =>
      fields.filter(({ personal, value }) => personal && value !== null).length;
    expect(values(open)).toBeGreaterThan(2);
    expect(values(closed)).toBe(0);
    expect(closed.map(({ path }) => path)).toEqual(open.map(({ path }) => path));
  });

  it('differs between two moments by what happened in between', () => {
    const all = fieldsOf(decided());
    const differences = fieldDifferences(all.at(0) ?? [], all.at(-1) ?? []);
    const council = differences.find(({ path }) => path === 'decided.Council#1');
    expect(council).toMatchObject({ before: null, after: { vi: expect.stringContaining('Giàng A Sử') } });
    expect(fieldDifferences(all.at(-1) ?? [], all.at(-1) ?? [])).toEqual([]);
  });

  it('is said once each, whole and in both languages, after every event of any walk', () => {
    const moves = fc.array(
      fc.record<Move>({ who: fc.nat(60), what: fc.nat(60), which: fc.nat(60), hours: fc.nat(4) }),
      { minLength: 10, maxLength: 50 },
    );
    fc.assert(
      fc.property(fc.constantFrom(fiveDecisions, longPath), moves, (model, walk) => {
        const live = given(model);
        for (const move of walk) {
          const { actor, command } = commandOf(model, live.state, move);
          live.after(move.hours * hourMs).when(actor, command);
        }
        const all = fieldsOf(live);
        for (const fields of all) {
          expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
          for (const { label, value } of fields)
            expect(`${label.vi}${label.en}${value?.vi ?? ''}${value?.en ?? ''}`).not.toMatch(
              /undefined|null|\[object|NaN/,
            );
        }
        const there = fieldDifferences(all[0] ?? [], all.at(-1) ?? []);
        const back = fieldDifferences(all.at(-1) ?? [], all[0] ?? []);
        expect(new Set(back.map(({ path }) => path))).toEqual(new Set(there.map(({ path }) => path)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the marks of a diagram', () => {
  it('tell what was left, where it waits and which way it went', () => {
    const { model, state } = decided();
    const [main] = drawnProcesses(model).map((process) => ({
      process,
      ...diagramMarks(model, process, state),
    }));
    expect(main?.done).toEqual(expect.arrayContaining(['Propose', 'Council']));
    expect(main?.open.map(({ elementId }) => elementId)).toEqual(['Check']);
    expect(main?.flows.length).toBeGreaterThan(1);
    expect(main?.flows.every((flow) => Object.hasOwn(main.process.flows, flow))).toBe(true);
  });

  it('mark nothing on what the case has not entered', () => {
    const start = given(longPath);
    const called = drawnProcesses(start.model).slice(1);
    expect(called.length).toBeGreaterThan(0);
    const untouched = called.map((process) => diagramMarks(start.model, process, start.state));
    expect(untouched.some(({ entered }) => !entered)).toBe(true);
    for (const { entered, done, flows, open } of untouched)
      if (!entered) expect([...done, ...flows, ...open]).toEqual([]);
  });
});
