import { limits } from '@vinhdanh/kernel';
import { describe, expect, it } from '@jest/globals';
import { counts, fiveDecisions, given, longPath, people } from '../../testing/index.js';

const atCouncil = () => given(fiveDecisions).decide(people.unitHead, 'Propose');
const atCheck = () =>
  atCouncil().decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });

describe('DecideStep', () => {
  it('records who decided what by which duty, and the path goes on', () => {
    // given, when
    const walk = atCheck().decide(people.secretary, 'Check', 'accept', { note: 'Đủ hồ sơ.' });
    // then
    expect(walk.last[0]).toEqual({
      type: 'StepDecided',
      stepId: 'Check#1',
      elementId: 'Check',
      by: people.secretary.personId,
      ...people.secretary.memberships[0],
      outcome: 'accept',
      ballot: null,
      personal: { note: 'Đủ hồ sơ.' },
    });
    expect(walk.open).toEqual(['Sign#1']);
    expect(walk.state.closedSteps['Check#1']).toMatchObject({
      by: people.secretary.personId,
      outcome: 'accept',
    });
    expect(walk.state.deciders['Check']).toEqual([people.secretary.personId]);
  });

  it('may be done without taking the step, and by the one who took it', () => {
    expect(
      atCheck()
        .when(people.secretary, { type: 'TakeStep', stepId: 'Check#1' })
        .decide(people.secretary, 'Check').rejected,
    ).toBeNull();
  });

  it.each([
    ['an outcome that the path does not have', 'maybe', null, null, 'OUTCOME.UNKNOWN'],
    ['a refusal without a reason', 'refuse', null, ' ', 'NOTE.REQUIRED'],
    ['counts where there is no ballot', 'accept', counts(9), null, 'BALLOT.NOT_EXPECTED'],
    ['a note beyond its limit', 'accept', null, 'a'.repeat(limits.commentCharsMax + 1), 'REQUEST.INVALID'],
  ])('refuses %s', (_title, outcome, ballot, note, code) => {
    const walk = atCheck();
    expect(walk.decide(people.secretary, 'Check', outcome, { ballot, note }).rejected?.code).toBe(code);
    expect(walk.open).toEqual(['Check#1']);
  });

  it.each([
    ['no counts', 'pass', null, 'BALLOT.REQUIRED'],
    ['counts that do not agree', 'pass', { ...counts(9), present: 12 }, 'BALLOT.COUNTS'],
    ['a pass that was none', 'pass', counts(7), 'BALLOT.OUTCOME_MISMATCH'],
    ['a fail that was a pass', 'fail', counts(9), 'BALLOT.OUTCOME_MISMATCH'],
    ['no quorum where there was one', 'no-quorum', counts(9), 'BALLOT.OUTCOME_MISMATCH'],
    ['a pass without a quorum', 'pass', counts(7, 7), 'BALLOT.OUTCOME_MISMATCH'],
  ])('refuses a council’s decision with %s', (_title, outcome, ballot, code) => {
    expect(
      atCouncil().decide(people.grassrootsSecretary, 'Council', outcome, { ballot }).rejected?.code,
    ).toBe(code);
  });

  it('keeps the counts of a ballot, and lets the council refer up without any', () => {
    expect(atCheck().state.deciders['Council']).toHaveLength(1);
    const referred = atCouncil().decide(people.grassrootsSecretary, 'Council', 'refer-up');
    expect(referred.rejected).toBeNull();
    expect(referred.last[0]).toMatchObject({ ballot: null });
  });

  it('keeps the duties apart that the path keeps apart', () => {
    // given a secretary who also holds the chair's duty
    const both = {
      ...people.secretary,
      memberships: [...people.secretary.memberships, ...people.chair.memberships],
    };
    // when
    const walk = atCheck().decide(both, 'Check').decide(both, 'Sign');
    // then
    expect(walk.rejected).toMatchObject({ code: 'SEPARATION.OF_DUTIES', details: { elementId: 'Check' } });
    expect(walk.decide(people.chair, 'Sign').rejected).toBeNull();
  });

  it('meets again after a session without a quorum, as a new step', () => {
    const walk = given(longPath)
      .decide(people.unitHead, 'Submit')
      .decide(people.grassrootsSecretary, 'Receive')
      .decide(people.grassrootsSecretary, 'Session', 'no-quorum', { ballot: counts(7, 7) });
    expect(walk.open).toEqual(['Session#2']);
    expect(walk.evaluations.map(({ expression, result }) => [expression, result])).toContainEqual([
      'outcome = "no-quorum"',
      true,
    ]);
  });

  it('ends the case where a called step refuses', () => {
    const walk = given(longPath)
      .decide(people.unitHead, 'Submit')
      .decide(people.grassrootsSecretary, 'Receive', 'refuse', { note: 'Sai thẩm quyền.' });
    expect(walk.state).toMatchObject({ status: 'concluded', result: 'refused', steps: {} });
  });

  it('lets each agency answer its own question only', () => {
    // given
    const walk = given(longPath)
      .decide(people.unitHead, 'Submit')
      .decide(people.grassrootsSecretary, 'Receive')
      .decide(people.grassrootsSecretary, 'Session', 'pass', { ballot: counts(9) })
      .decide(people.secretary, 'Receive');
    const [first = '', second = ''] = walk.open;
    const decide = (stepId: string) =>
      ({ type: 'DecideStep', stepId, outcome: 'accept', ballot: null, note: null }) as const;
    // then
    expect(walk.when(people.agencyOne, decide(second)).rejected?.code).toBe('AUTH.NOT_ALLOWED');
    expect(walk.when(people.agencyTwo, decide(second)).rejected).toBeNull();
    expect(walk.when(people.agencyOne, decide(first)).rejected).toBeNull();
    expect(Object.values(walk.state.engine.jobs)).toHaveLength(1);
  });
});
