import { effects } from '@vinhdanh/interpreter';
import type { Actor } from '../case/actor.js';
import type { BallotCounts, CaseCommand } from '../case/commands.js';
import { openStepsOf } from '../case/open-step.js';
import type { CaseState } from '../case/state.js';
import type { Model } from '@vinhdanh/bpmn-model';
import { counts } from './given.js';
import { journey, people } from './office.js';

/** One random move: three numbers that choose actor, command and arguments, and how much time passes before it. */
export interface Move {
  readonly who: number;
  readonly what: number;
  readonly which: number;
  readonly hours: number;
}

const everybody: readonly Actor[] = [...Object.values(people), journey];
const outcomes = ['accept', 'pass', 'fail', 'no-quorum', 'refer-up', 'refuse', 'nonsense'];
const ballots: readonly (BallotCounts | null)[] = [
  null,
  null,
  counts(9),
  counts(7),
  counts(5, 5),
  { ...counts(9), yes: 99 },
];
const personal = 'Bí Mật';

const pick = <Item>(items: readonly Item[], at: number): Item | undefined =>
  items[at % Math.max(1, items.length)];

/** Who holds the duty of an open step, so that random walks get somewhere. */
function holders(model: Model, state: CaseState): readonly Actor[] {
  const duties = openStepsOf(model, state).map((step) =>
    step.state.returned === null ? step.duty : step.supplementDuty,
  );
  return Object.values(people).filter((person) =>
    duties.some((duty) =>
      person.memberships.some(({ role, org }) => role === duty?.role && org === duty.org),
    ),
  );
}

/** A move in a case: sensible more often than not, nonsense often enough. Deterministic. */
export function commandOf(
  model: Model,
  state: CaseState,
  { who, what, which }: Move,
): { actor: Actor; command: CaseCommand } {
  const stepIds = [...Object.keys(state.steps).sort(), 'Nothing#1'];
  const stepId = pick(stepIds, which % 7 === 0 ? which : which % Math.max(1, stepIds.length - 1)) ?? '';
  const likely = who % 5 === 0 ? everybody : [...holders(model, state), ...(who % 3 === 0 ? [journey] : [])];
  const actor = pick(likely.length === 0 ? everybody : likely, who) ?? journey;
  const { timers, jobs } = effects(state.engine);
  const reports: readonly CaseCommand[] = [
    { type: 'FireTimer', timerId: timers[0]?.timerId ?? 'none' },
    {
      type: 'CompleteJob',
      jobId: jobs[0]?.jobId ?? 'none',
      result: {
        kind: 'paper',
        template: 'to-trinh',
        templateVersion: '1',
        sha256: 'c'.repeat(64),
        bytes: 3,
        mediaType: 'application/pdf',
      },
    },
    { type: 'FailJob', jobId: jobs[0]?.jobId ?? 'none', errorCode: null, message: 'no' },
    { type: 'CompleteJob', jobId: jobs[0]?.jobId ?? 'none', result: { kind: 'notified', notice: 'result' } },
  ];
  const officeWork: readonly CaseCommand[] = [
    { type: 'TakeStep', stepId },
    { type: 'GiveBackStep', stepId },
    { type: 'ReturnStep', stepId, reasons: { achievements: `Nêu rõ ${personal}` } },
    {
      type: 'SubmitSupplement',
      stepId,
      facts: { isLeader: which % 2 === 0 },
      personal: { post: `${personal} ${which}` },
      note: personal,
    },
    { type: 'AddComment', commentId: `k${which}`, text: `Ý kiến ${personal}` },
    {
      type: 'AttachFile',
      fileId: `f${which}`,
      fileName: `${personal}.pdf`,
      sha256: 'd'.repeat(64),
      bytes: which,
      mediaType: 'application/pdf',
    },
    { type: 'SendMessage', name: which % 9 === 0 ? 'withdraw' : 'conferral-recorded', note: personal },
    { type: 'ResolveIncident', incidentId: Object.keys(state.engine.incidents)[0] ?? 'none' },
  ];
  if (actor.kind === 'system') return { actor, command: pick(reports, what)! };
  const decision: CaseCommand = {
    type: 'DecideStep',
    stepId,
    outcome: pick(outcomes, what)!,
    ballot: pick(ballots, which)!,
    note: `Lý do ${personal}`,
  };
  return { actor, command: what % 2 === 0 ? decision : pick(officeWork, which + what)! };
}
