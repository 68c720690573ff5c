export interface BallotCounts {
  readonly members: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly blank: number;
}

/** Counts of an eleven-member council that just reach the threshold, whatever base the rule names. */
export function passingBallot(rule: { thresholdPercent: number }): BallotCounts {
  const members = 11;
  const yes = Math.ceil((members * rule.thresholdPercent) / 100);
  return { members, present: members, yes, no: members - yes, blank: 0 };
}
