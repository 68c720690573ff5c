import { describe, expect, it } from '@jest/globals';
import type { BallotRule } from '@vinhdanh/bpmn-model';
import fc from 'fast-check';
import { checkBallot, checkCounts, tally } from './ballot.js';

const rule = (own: Partial<BallotRule> = {}): BallotRule => ({
  quorumNumerator: 2,
  quorumDenominator: 3,
  thresholdPercent: 90,
  base: 'members',
  passOutcome: 'pass',
  failOutcome: 'fail',
  noQuorumOutcome: 'no-quorum',
  secret: true,
  source: null,
  ...own,
});
const votes = (members: number, present: number, yes: number, no = present - yes, blank = 0) => ({
  members,
  present,
  yes,
  no,
  blank,
});

describe('the arithmetic of a ballot', () => {
  it.each([
    ['11 members at 90 % need 10', rule(), votes(11, 11, 10), 'pass'],
    ['11 members at 90 %: 9 are too few', rule(), votes(11, 11, 9), 'fail'],
    ['13 members at 90 % need 12', rule(), votes(13, 13, 12), 'pass'],
    ['13 members at 90 %: 11 are too few', rule(), votes(13, 13, 11), 'fail'],
    ['two thirds of 11 are 8 present', rule({ thresholdPercent: 70 }), votes(11, 8, 8), 'pass'],
    [
      '7 of 11 are no quorum, however they vote',
      rule({ thresholdPercent: 50 }),
      votes(11, 7, 7),
      'no-quorum',
    ],
    ['the base is those present', rule({ thresholdPercent: 70, base: 'present' }), votes(12, 10, 7), 'pass'],
    [
      'a blank sheet counts among those present',
      rule({ thresholdPercent: 70, base: 'present' }),
      votes(12, 10, 6, 1, 3),
      'fail',
    ],
    [
      'a blank sheet is no vote cast',
      rule({ thresholdPercent: 70, base: 'votesCast' }),
      votes(12, 10, 7, 3, 0),
      'pass',
    ],
    [
      'blanks leave fewer votes cast',
      rule({ thresholdPercent: 80, base: 'votesCast' }),
      votes(12, 10, 6, 1, 3),
      'pass',
    ],
    [
      'only blank sheets pass nothing',
      rule({ thresholdPercent: 0, base: 'votesCast' }),
      votes(12, 10, 0, 0, 10),
      'fail',
    ],
  ])('%s', (_title, of, counts, expected) => {
    expect(tally(of, counts).outcome).toBe(expected);
    expect(checkBallot(of, expected, counts).ok).toBe(true);
  });

  it.each([
    ['members', votes(0, 0, 0)],
    ['present-over-members', votes(10, 11, 5)],
    ['votes-over-present', votes(11, 8, 8, 1)],
    ['yes', votes(11, 11, -1, 1)],
    ['no', { members: 11, present: 11, yes: 1, no: 0.5, blank: 0 }],
  ])('refuses counts that cannot be: %s', (why, counts) => {
    expect(checkCounts(counts)).toMatchObject({
      ok: false,
      error: { code: 'BALLOT.COUNTS', details: { why } },
    });
  });

  it('asks for counts where the outcome follows from them, and for none where it is the council’s own', () => {
    expect(checkBallot(rule(), 'pass', null)).toMatchObject({ error: { code: 'BALLOT.REQUIRED' } });
    expect(checkBallot(rule(), 'refer-up', null).ok).toBe(true);
    expect(checkBallot(rule(), 'refer-up', votes(11, 3, 3)).ok).toBe(true);
    expect(checkBallot(rule(), 'refer-up', votes(11, 12, 3))).toMatchObject({
      error: { code: 'BALLOT.COUNTS' },
    });
    expect(checkBallot(null, 'accept', votes(11, 11, 11))).toMatchObject({
      error: { code: 'BALLOT.NOT_EXPECTED' },
    });
    expect(checkBallot(null, 'accept', null).ok).toBe(true);
  });

  it('accepts exactly one of pass, fail and no quorum for any consistent counts', () => {
    const anyCounts = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
      .map(([members, present, yes, no, blank]) => ({ members, present, yes, no, blank }))
      .filter((counts) => checkCounts(counts).ok);
    const anyRule = fc.record({
      thresholdPercent: fc.nat(100),
      quorumNumerator: fc.integer({ min: 1, max: 3 }),
      base: fc.constantFrom('members' as const, 'present' as const, 'votesCast' as const),
    });
    fc.assert(
      fc.property(anyRule, anyCounts, (own, counts) => {
        const accepted = ['pass', 'fail', 'no-quorum'].filter(
          (outcome) => checkBallot(rule(own), outcome, counts).ok,
        );
        expect(accepted).toEqual([tally(rule(own), counts).outcome]);
      }),
    );
  });

  it('never turns a pass into a fail by one more yes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.nat(50),
        fc.nat(100),
        (members, yes, thresholdPercent) => {
          fc.pre(yes < members);
          const at = (n: number) => tally(rule({ thresholdPercent }), votes(members, members, n)).passed;
          expect(at(yes) && !at(yes + 1)).toBe(false);
        },
      ),
    );
  });
});
