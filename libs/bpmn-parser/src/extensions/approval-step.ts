import {
  levels,
  type ApprovalStep,
  type BallotRule,
  type DeadlinePolicy,
  type ReturnPolicy,
  type StepOutcome,
} from '@vinhdanh/bpmn-model';
import type { Extensions } from './extensions.js';

/** What may stand at a user task. */
export const stepExtensions = [
  'vd:Step',
  'vd:Outcome',
  'vd:Deadline',
  'vd:Ballot',
  'vd:Return',
  'vd:Separate',
];

const workingDaysMax = 1_000;
const returnsMax = 20;
const outcomesMax = 20;

/** The approval attributes of a user task. A task without `vd:step` or without an outcome cannot be decided. */
export function readApprovalStep(extensions: Extensions): ApprovalStep | undefined {
  const step = extensions.one('vd:Step');
  if (step === undefined) {
    extensions.wrong('vd:step');
    return undefined;
  }
  const outcomes = readOutcomes(extensions);
  return {
    level: extensions.word(step, 'level', ['scope', ...levels]),
    assignment: { role: extensions.key(step, 'role'), place: extensions.key(step, 'place') },
    outcomes,
    deadline: readDeadline(extensions),
    ballot: readBallot(extensions, outcomes),
    returns: readReturns(extensions),
    separateFrom: extensions.many('vd:Separate').map((separate) => extensions.text(separate, 'from')),
    outcomeVariable:
      step.get('outcomeVariable') === undefined ? 'outcome' : extensions.key(step, 'outcomeVariable'),
  };
}

function readOutcomes(extensions: Extensions): readonly StepOutcome[] {
  const outcomes = extensions.many('vd:Outcome').map((outcome) => ({
    key: extensions.key(outcome, 'key'),
    labelVi: extensions.text(outcome, 'labelVi'),
    labelEn: extensions.text(outcome, 'labelEn'),
    kind: extensions.word(outcome, 'kind', ['neutral', 'approve', 'refuse']),
    needsNote: extensions.flag(outcome, 'needsNote'),
  }));
  if (outcomes.length === 0) extensions.wrong('vd:outcome × 0');
  if (outcomes.length > outcomesMax) extensions.wrong(`vd:outcome > ${outcomesMax}`);
  if (new Set(outcomes.map(({ key }) => key)).size !== outcomes.length)
    extensions.wrong('vd:outcome@key × 2');
  return outcomes;
}

function readDeadline(extensions: Extensions): DeadlinePolicy | null {
  const deadline = extensions.one('vd:Deadline');
  if (deadline === undefined) return null;
  const escalates = deadline.get('escalateRole') !== undefined || deadline.get('escalatePlace') !== undefined;
  const reminds = deadline.get('reminderPercent') !== undefined;
  return {
    workingDays: extensions.integer(deadline, 'workingDays', 1, workingDaysMax),
    reminderPercent: reminds ? extensions.integer(deadline, 'reminderPercent', 1, 99) : null,
    escalateTo: escalates
      ? { role: extensions.key(deadline, 'escalateRole'), place: extensions.key(deadline, 'escalatePlace') }
      : null,
    source: extensions.optional(deadline, 'source'),
  };
}

function readBallot(extensions: Extensions, outcomes: readonly StepOutcome[]): BallotRule | null {
  const ballot = extensions.one('vd:Ballot');
  if (ballot === undefined) return null;
  const outcome = (name: string): string => {
    const key = extensions.key(ballot, name);
    if (key !== '' && !outcomes.some((one) => one.key === key))
      extensions.wrong(`vd:ballot@${name}="${key}"`);
    return key;
  };
  const quorumDenominator = extensions.integer(ballot, 'quorumDenominator', 1, 100);
  return {
    quorumNumerator: extensions.integer(ballot, 'quorumNumerator', 0, quorumDenominator),
    quorumDenominator,
    thresholdPercent: extensions.integer(ballot, 'thresholdPercent', 1, 100),
    base: extensions.word(ballot, 'base', ['members', 'present', 'votesCast']),
    passOutcome: outcome('passOutcome'),
    failOutcome: outcome('failOutcome'),
    noQuorumOutcome: outcome('noQuorumOutcome'),
    secret: extensions.flag(ballot, 'secret'),
    source: extensions.optional(ballot, 'source'),
  };
}

function readReturns(extensions: Extensions): ReturnPolicy | null {
  const returns = extensions.one('vd:Return');
  if (returns === undefined) return null;
  return {
    timesMax: extensions.integer(returns, 'timesMax', 1, returnsMax),
    to: { role: extensions.key(returns, 'toRole'), place: extensions.key(returns, 'toPlace') },
    source: extensions.optional(returns, 'source'),
  };
}
