import { describe, expect, it } from '@jest/globals';
import { counts, fiveDecisions, given, hourMs, journey, longPath, people } from '@vinhdanh/awards/testing';
import { caseHeader } from './case-header.js';
import { inboxDifference, inboxRows } from './inbox.js';
import { noticesOf } from './notices.js';

const atCheck = () =>
  given(fiveDecisions)
    .decide(people.unitHead, 'Propose')
    .decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });
const returnIt = { type: 'ReturnStep', stepId: 'Check#1', reasons: { post: 'Ghi rõ.' } } as const;

describe('the inbox of a case', () => {
  it('has one line per open step, at its office', () => {
    const walk = atCheck();
    expect(inboxRows(walk.model, walk.state)).toEqual([
      {
        stepId: 'Check#1',
        elementId: 'Check',
        stepName: 'Kiểm tra hồ sơ',
        level: 'department',
        role: 'council-secretary',
        org: 'so-gddt',
        duty: 'act',
        takenBy: null,
        since: walk.at,
        dueAt: '2026-08-31T06:00:00.000Z',
        stepRevision: 1,
      },
    ]);
  });

  it('moves to who supplements while the dossier is returned, without a deadline', () => {
    const walk = atCheck().after(hourMs).when(people.secretary, returnIt);
    expect(inboxRows(walk.model, walk.state)).toEqual([
      expect.objectContaining({
        duty: 'supplement',
        role: 'unit-officer',
        org: 'truong-nguyen-trai',
        dueAt: null,
        since: walk.at,
        stepRevision: 2,
      }),
    ]);
  });

  it('shows a step past its time to the superior as well', () => {
    const walk = atCheck()
      .after(5 * hourMs)
      .when(journey, { type: 'FireTimer', timerId: 'Check#1@due' });
    expect(inboxRows(walk.model, walk.state).map(({ duty, role }) => [duty, role])).toEqual([
      ['act', 'council-secretary'],
      ['escalated', 'department-head'],
    ]);
  });

  it('gives each agency its own line', () => {
    const walk = given(longPath)
      .decide(people.unitHead, 'Submit')
      .decide(people.grassrootsSecretary, 'Receive')
      .decide(people.grassrootsSecretary, 'Session', 'pass', { ballot: counts(9) })
      .decide(people.secretary, 'Receive');
    expect(inboxRows(walk.model, walk.state).map(({ org }) => org)).toEqual(['cuc-thue', 'cong-an-tinh']);
  });

  it('writes only what has changed', () => {
    const walk = atCheck();
    const before = inboxRows(walk.model, walk.state);
    expect(inboxDifference(before, before)).toEqual({ put: [], drop: [] });
    walk.when(people.secretary, { type: 'TakeStep', stepId: 'Check#1' });
    const taken = inboxRows(walk.model, walk.state);
    expect(inboxDifference(before, taken)).toEqual({ put: taken, drop: [] });
    walk.decide(people.secretary, 'Check');
    expect(inboxDifference(taken, inboxRows(walk.model, walk.state))).toMatchObject({
      put: [{ stepId: 'Sign#1' }],
      drop: [{ stepId: 'Check#1', duty: 'act' }],
    });
  });
});

describe('the header of a case', () => {
  it('says where the case stands and who may see it', () => {
    const walk = atCheck();
    expect(caseHeader(walk.model, walk.state, walk.at)).toMatchObject({
      status: 'open',
      level: 'department',
      stepNames: ['Kiểm tra hồ sơ'],
      nearestDueAt: '2026-08-31T06:00:00.000Z',
      orgs: ['cum-truong', 'so-gddt', 'truong-nguyen-trai'],
      version: walk.state.version,
    });
  });

  it('has no deadline while the clock stands still', () => {
    const walk = atCheck().when(people.secretary, returnIt);
    expect(caseHeader(walk.model, walk.state, walk.at).nearestDueAt).toBeNull();
  });

  it('names nobody once the personal facts are gone', () => {
    const walk = atCheck();
    expect(caseHeader(walk.model, { ...walk.state, personal: null }, walk.at)).toMatchObject({
      nomineeName: null,
      unitName: null,
    });
  });
});

describe('notices', () => {
  const told = (walk: ReturnType<typeof given>, act: () => void) => {
    const before = walk.state;
    act();
    return noticesOf(walk.model, before, walk.state, walk.last, walk.at);
  };

  it('tell the unit of a decision, and the one who supplements of a return', () => {
    const walk = atCheck();
    expect(told(walk, () => walk.when(people.secretary, returnIt))).toMatchObject([
      { kind: 'returned', role: 'unit-officer', stepName: 'Kiểm tra hồ sơ' },
    ]);
    const other = atCheck();
    expect(told(other, () => other.decide(people.secretary, 'Check'))).toMatchObject([
      { kind: 'decided', role: 'unit-officer', org: 'truong-nguyen-trai' },
    ]);
  });

  it('remind the office, and tell office and superior when it is too late', () => {
    const walk = atCheck().after(4 * hourMs);
    expect(
      told(walk, () => walk.when(journey, { type: 'FireTimer', timerId: 'Check#1@reminder' })),
    ).toMatchObject([{ kind: 'reminder', role: 'council-secretary' }]);
    walk.after(hourMs);
    expect(
      told(walk, () => walk.when(journey, { type: 'FireTimer', timerId: 'Check#1@due' })).map(
        ({ kind, role }) => [kind, role],
      ),
    ).toEqual([
      ['overdue', 'council-secretary'],
      ['overdue', 'department-head'],
    ]);
    walk.after(10 * hourMs);
    expect(
      told(walk, () => walk.when(journey, { type: 'FireTimer', timerId: 'Check#1@inspection' })),
    ).toMatchObject([{ kind: 'inspection', role: 'department-head' }]);
  });

  it('tell the unit of the end, under ids that are the same when they are made again', () => {
    const walk = given(longPath);
    const before = walk.state;
    walk.when(people.unitHead, { type: 'SendMessage', name: 'withdraw', note: null });
    const once = noticesOf(walk.model, before, walk.state, walk.last, walk.at);
    expect(once.map(({ kind, role }) => [kind, role])).toEqual([
      ['concluded', 'unit-officer'],
      ['concluded', 'unit-head'],
    ]);
    expect(noticesOf(walk.model, before, walk.state, walk.last, walk.at)).toEqual(once);
    expect(new Set(once.map(({ noticeId }) => noticeId)).size).toBe(2);
  });
});
