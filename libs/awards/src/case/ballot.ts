import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import type { BallotRule } from '@vinhdanh/bpmn-model';
import type { BallotCounts } from './commands.js';

/** What the counts come to: the outcome key that the rule gives, and its two halves. */
export interface BallotResult {
  readonly quorum: boolean;
  readonly passed: boolean;
  readonly outcome: string;
}

const countNames = ['members', 'present', 'yes', 'no', 'blank'] as const;
const wrong = (why: string): Result<never> => err(rejection('BALLOT.COUNTS', { why }));

/** `BALLOT.COUNTS` when the counts cannot be those of one ballot: whole numbers, votes ≤ present ≤ members. */
export function checkCounts(counts: BallotCounts): Result<null> {
  for (const name of countNames) {
    if (!Number.isSafeInteger(counts[name]) || counts[name] < 0) return wrong(name);
  }
  if (counts.members < 1) return wrong('members');
  if (counts.present > counts.members) return wrong('present-over-members');
  if (counts.yes + counts.no + counts.blank > counts.present) return wrong('votes-over-present');
  return ok(null);
}

/** What the threshold is a share of. A blank sheet is not a vote cast, but its member is present. */
function baseOf(rule: BallotRule, counts: BallotCounts): number {
  switch (rule.base) {
    case 'members':
      return counts.members;
    case 'present':
      return counts.present;
    case 'votesCast':
      return counts.yes + counts.no;
  }
}

/** Integers only (architecture §5): `present*den >= members*num`, `yes*100 >= percent*base`. Nobody passes on nothing. */
export function tally(rule: BallotRule, counts: BallotCounts): BallotResult {
  const base = baseOf(rule, counts);
  const quorum = counts.present * rule.quorumDenominator >= counts.members * rule.quorumNumerator;
  const passed = quorum && base > 0 && counts.yes * 100 >= rule.thresholdPercent * base;
  const outcome = !quorum ? rule.noQuorumOutcome : passed ? rule.passOutcome : rule.failOutcome;
  return { quorum, passed, outcome };
}

/**
 * Whether a decision agrees with its ballot. Pass, fail and no quorum are what the counts say and nothing
 * else; any other outcome of the path (refer up, ask more) is the council's own and needs no counts.
 * Rejections: `BALLOT.NOT_EXPECTED`, `BALLOT.REQUIRED`, `BALLOT.COUNTS`, `BALLOT.OUTCOME_MISMATCH` (details: what the counts say).
 */
export function checkBallot(
  rule: BallotRule | null,
  outcome: string,
  counts: BallotCounts | null,
): Result<null> {
  if (rule === null) return counts === null ? ok(null) : err(rejection('BALLOT.NOT_EXPECTED'));
  const counted = [rule.passOutcome, rule.failOutcome, rule.noQuorumOutcome].includes(outcome);
  if (counts === null) return counted ? err(rejection('BALLOT.REQUIRED')) : ok(null);
  const consistent = checkCounts(counts);
  if (!consistent.ok || !counted) return consistent;
  const { outcome: expected, quorum, passed } = tally(rule, counts);
  return expected === outcome
    ? ok(null)
    : err(rejection('BALLOT.OUTCOME_MISMATCH', { expected, outcome, quorum, passed }));
}
