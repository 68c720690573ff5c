import { describe, expect, it } from '@jest/globals';
import { ballotStanding, countsFault, type BallotRule, type Counts } from './ballot.js';

const rule: BallotRule = {
  quorumNumerator: 2,
  quorumDenominator: 3,
  thresholdPercent: 80,
  base: 'members',
  passOutcome: 'pass',
  failOutcome: 'fail',
  noQuorumOutcome: 'no-quorum',
  secret: true,
  source: null,
};
const counts = (members: number, present: number, yes: number, no = 0, blank = 0): Counts => ({
  members,
  present,
  yes,
  no,
  blank,
});

describe('where a ballot stands', () => {
  it('needs 12 of 14 at 80 % of all members', () => {
    expect(ballotStanding(rule, counts(14, 13, 12, 1))).toMatchObject({
      quorumNeed: 10,
      quorumMet: true,
      base: 14,
      yesNeed: 12,
      reached: true,
      outcome: 'pass',
    });
    expect(ballotStanding(rule, counts(14, 14, 11, 3))).toMatchObject({ reached: false, outcome: 'fail' });
  });

  it.each([
    [11, 90, 10],
    [13, 90, 12],
    [10, 80, 8],
    [7, 50, 4],
  ])('of %d members at %d %% needs %d', (members, thresholdPercent, yesNeed) => {
    expect(ballotStanding({ ...rule, thresholdPercent }, counts(members, members, members)).yesNeed).toBe(
      yesNeed,
    );
  });

  it('is no quorum when too few came, however they voted', () => {
    expect(ballotStanding(rule, counts(14, 9, 9))).toMatchObject({ quorumMet: false, outcome: 'no-quorum' });
  });

  it('does not count a blank sheet as a vote cast', () => {
    expect(ballotStanding({ ...rule, base: 'votesCast' }, counts(14, 12, 8, 2, 2))).toMatchObject({
      base: 10,
      yesNeed: 8,
      reached: true,
    });
    expect(ballotStanding({ ...rule, base: 'present' }, counts(14, 12, 8, 2, 2))).toMatchObject({
      base: 12,
      yesNeed: 10,
      reached: false,
    });
  });

  it.each([
    [counts(14, 13, 12, 1), null],
    [counts(14, 15, 12), 'tooMany'],
    [counts(14, 10, 9, 1, 1), 'sum'],
    [counts(0, 0, 0), 'nobody'],
    [counts(14, 13, -1), 'whole'],
    [counts(14, 13, 1.5), 'whole'],
  ])('%p is faulty: %p', (given, fault) => {
    expect(countsFault(given)).toBe(fault);
  });
});
