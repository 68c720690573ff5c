/**
 * Approval meaning of a step, from the extension namespace `https://vinhdanh.vn/schema/bpmn/1.0`
 * (prefix `vd`). Levels and places are keys: the route of a case says which organisation each one is.
 */
export type Level = 'unit' | 'grassroots' | 'department' | 'province' | 'central';
export const levels: readonly Level[] = ['unit', 'grassroots', 'department', 'province', 'central'];

export type StepRole = string;

export interface Assignment {
  readonly role: StepRole;
  /**
   * A place key of the case's route (`unit`, `grassroots`, `home-affairs`, `ministry` …),
   * `scope` = the place of the innermost call activity, or `item` = the organisation that the
   * multi-instance body carries in its element variable.
   */
  readonly place: string;
}

export interface DeadlinePolicy {
  readonly workingDays: number;
  /** Percent of the working time at which a reminder is due; null for none. */
  readonly reminderPercent: number | null;
  /** Role at the place that a step past 100 % is escalated to; null for none. Never decides anything. */
  readonly escalateTo: Assignment | null;
  readonly source: string | null;
}

export interface StepOutcome {
  /** The value that conditions compare, e.g. `accept`. */
  readonly key: string;
  readonly labelVi: string;
  readonly labelEn: string;
  /** approve: primary; refuse: dangerous, needs a reason; neutral: neither. */
  readonly kind: 'approve' | 'refuse' | 'neutral';
  readonly needsNote: boolean;
}

/** Counts a council's ballot must satisfy. Integers only: `yes * 100 >= thresholdPercent * base`. */
export interface BallotRule {
  readonly quorumNumerator: number;
  readonly quorumDenominator: number;
  readonly thresholdPercent: number;
  readonly base: 'members' | 'present' | 'votesCast';
  readonly passOutcome: string;
  readonly failOutcome: string;
  readonly noQuorumOutcome: string;
  readonly secret: boolean;
  readonly source: string | null;
}

export interface ReturnPolicy {
  /** How often a step may return the dossier for supplement. */
  readonly timesMax: number;
  /** Who supplements. */
  readonly to: Assignment;
  readonly source: string | null;
}

/** Everything the office sees of a user task. */
export interface ApprovalStep {
  /** Fixed level, or `scope` = the level of the innermost call activity. */
  readonly level: Level | 'scope';
  readonly assignment: Assignment;
  readonly outcomes: readonly StepOutcome[];
  readonly deadline: DeadlinePolicy | null;
  readonly ballot: BallotRule | null;
  readonly returns: ReturnPolicy | null;
  /** Element ids of steps whose decider may not decide this one (separation of duties). */
  readonly separateFrom: readonly string[];
  /** Variable that receives the outcome key; default `outcome`. */
  readonly outcomeVariable: string;
}

/** A service task's job: a registered type with constant inputs; nothing of the host. */
export interface JobSpec {
  readonly type: string;
  readonly input: Readonly<Record<string, string>>;
  readonly retries: number;
}

/** What a call activity gives to the steps below it. */
export interface CallScope {
  readonly level: Level;
  readonly place: string;
}
