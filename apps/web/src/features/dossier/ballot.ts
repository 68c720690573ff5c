import type { OpenStep } from '@vinhdanh/contracts';

export type BallotRule = NonNullable<OpenStep['ballot']>;

export interface Counts {
  readonly members: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly blank: number;
}

export type CountsFault = 'whole' | 'nobody' | 'tooMany' | 'sum';

export interface BallotStanding {
  readonly quorumNeed: number;
  readonly quorumMet: boolean;
  /** The number that the percentage is taken of. */
  readonly base: number;
  readonly yesNeed: number;
  readonly reached: boolean;
  /** Outcome that these counts lead to. */
  readonly outcome: string;
}

/** The outcomes that the counts alone decide; any other is the council's own and needs no counts. */
export const countedOutcomes = (rule: BallotRule): readonly string[] => [
  rule.passOutcome,
  rule.failOutcome,
  rule.noQuorumOutcome,
];

/** Smallest whole number that is at least `numerator / denominator` of `of`. Integers only. */
const ceilPart = (of: number, numerator: number, denominator: number): number =>
  Math.floor((of * numerator + denominator - 1) / denominator);

/** Why the counts cannot be those of one ballot, or null. Pure. */
export function countsFault(c: Counts): CountsFault | null {
  if (Object.values(c).some((n) => !Number.isInteger(n) || n < 0)) return 'whole';
  if (c.members < 1) return 'nobody';
  if (c.present > c.members) return 'tooMany';
  if (c.yes + c.no + c.blank > c.present) return 'sum';
  return null;
}

const baseOf = (rule: BallotRule, c: Counts): number => {
  switch (rule.base) {
    case 'present':
      return c.present;
    case 'votesCast':
      // A blank sheet is not a vote cast, but its member is present.
      return c.yes + c.no;
    default:
      return c.members;
  }
};

/**
 * Where a ballot stands by the rule of its step: shown while counts are typed. The API decides; this says
 * the same with the same integers (`yes * 100 >= thresholdPercent * base`).
 */
export function ballotStanding(rule: BallotRule, c: Counts): BallotStanding {
  const quorumNeed = ceilPart(c.members, rule.quorumNumerator, rule.quorumDenominator);
  const quorumMet = c.present * rule.quorumDenominator >= c.members * rule.quorumNumerator;
  const base = baseOf(rule, c);
  const reached = base > 0 && c.yes * 100 >= rule.thresholdPercent * base;
  const outcome = quorumMet ? (reached ? rule.passOutcome : rule.failOutcome) : rule.noQuorumOutcome;
  return {
    quorumNeed,
    quorumMet,
    base,
    yesNeed: ceilPart(base, rule.thresholdPercent, 100),
    reached,
    outcome,
  };
}
