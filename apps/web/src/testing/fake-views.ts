import type { Action, CaseView, Diagram, InboxItem, InboxTab, OpenStep } from '@vinhdanh/contracts';
import { fakeDiagramXml } from './fake-bpmn.js';
import { fakeOrgs, fakePath, type FakePerson } from './fake-path.js';
import type { FakeCase, FakeWorld } from './fake-world.js';
import { fakeJudgement } from './fake-judgement.js';

const award = {
  awardKind: 'HCLD3',
  awardNameVi: 'Huân chương Lao động hạng Ba',
  awardNameEn: 'Labour Order, Third Class',
};
const dayMs = 86_400_000;

const holds = (p: FakePerson, role: string, org: string) => p.roles.some(([r, o]) => r === role && o === org);
const isUnit = (p: FakePerson) => p.level === 'unit';
const dueAt = (c: FakeCase) =>
  c.dueInDays === null || c.returned !== null
    ? null
    : new Date(Date.now() + c.dueInDays * dayMs).toISOString();

function openStep(world: FakeWorld, c: FakeCase): OpenStep | null {
  const step = world.step(c);
  if (step === null) return null;
  const org = fakeOrgs[step.org]!;
  return {
    stepId: `${step.id}#${c.index}`,
    elementId: step.id,
    processId: 'P9',
    name: step.name,
    level: step.level,
    role: step.role,
    org: step.org,
    orgNameVi: org.vi,
    orgNameEn: org.en,
    takenBy: c.takenBy === null ? null : world.ref(c.takenBy),
    since: c.since,
    dueAt: dueAt(c),
    workingDaysLeft: c.returned === null ? c.dueInDays : null,
    clock: step.days === null ? 'none' : c.returned === null ? 'running' : 'stopped',
    returned:
      c.returned === null
        ? null
        : { ...c.returned, by: world.ref(c.returned.by), toRole: 'unit-officer', toOrg: 'school' },
    outcomes: [...step.outcomes],
    ballot: step.ballot
      ? {
          quorumNumerator: 2,
          quorumDenominator: 3,
          thresholdPercent: 80,
          base: 'members',
          passOutcome: 'pass',
          failOutcome: 'fail',
          noQuorumOutcome: 'no-quorum',
          secret: true,
          source: 'Nghị định 98/2023/NĐ-CP',
        }
      : null,
    deadline: step.days === null ? null : { workingDays: step.days, source: 'Quy chế của tỉnh' },
    returnsLeft: step.returns ? c.returnsLeft : 0,
    etag: `"${c.revision}.${c.dossier}"`,
  };
}

function actions(c: FakeCase, me: FakePerson, step: OpenStep | null): Action[] {
  const say = (
    action: Action['action'],
    reason: string | null,
    reasonDetails: Action['reasonDetails'] = null,
  ): Action => ({ action, stepId: step?.stepId ?? null, allowed: reason === null, reason, reasonDetails });
  const withdraw = say(
    'withdraw',
    !holds(me, 'unit-head', 'school') ? 'AUTH.NOT_ALLOWED' : c.result === null ? null : 'CASE.CONCLUDED',
    { role: 'unit-head', place: 'unit' },
  );
  const conferral = say(
    'conferral-recorded',
    c.result === 'awarded' && !c.conferred && isUnit(me) ? null : 'MESSAGE.NOT_EXPECTED',
  );
  if (step === null)
    return [withdraw, conferral, say('comment', 'CASE.CONCLUDED'), say('attach', 'CASE.CONCLUDED')];
  const mine = holds(me, step.role, step.org);
  const role = mine ? null : 'AUTH.NOT_ALLOWED';
  const needs = { role: step.role, org: step.orgNameVi };
  const taken = c.takenBy !== null && c.takenBy.id !== me.id ? 'STEP.TAKEN' : null;
  const stopped = c.returned === null ? null : 'STEP.RETURNED';
  const present = mine || (c.returned !== null && isUnit(me)) ? null : 'AUTH.NOT_ALLOWED';
  return [
    say('take', role ?? stopped ?? taken ?? (c.takenBy === null ? null : 'STEP.TAKEN'), needs),
    say('give-back', role ?? (c.takenBy?.id === me.id ? null : 'STEP.NOT_TAKEN'), needs),
    say('decide', role ?? stopped ?? taken, needs),
    say('return', role ?? stopped ?? taken ?? (step.returnsLeft > 0 ? null : 'RETURN.EXHAUSTED'), needs),
    say('supplement', c.returned === null ? 'STEP.NOT_RETURNED' : isUnit(me) ? null : 'AUTH.NOT_ALLOWED', {
      role: 'unit-officer',
    }),
    withdraw,
    conferral,
    say('comment', present, needs),
    say('attach', present, needs),
  ];
}

export function caseView(world: FakeWorld, c: FakeCase, me: FakePerson): CaseView {
  const step = openStep(world, c);
  return {
    caseId: c.id,
    caseNumber: c.number,
    ...award,
    status: c.result === null ? 'open' : 'concluded',
    result: c.result,
    level: step?.level ?? 'central',
    version: c.history.length,
    dossierRevision: c.dossier,
    startedAt: c.startedAt,
    startedBy: world.ref(c.startedBy),
    concludedAt: c.result === null ? null : c.since,
    facts: c.facts,
    personal: c.personal,
    steps: step === null ? [] : [step],
    actions: actions(c, me, step),
    attachments: c.attachments,
    papers: c.papers,
    comments: c.comments,
    judgements: c.personal === null ? [] : [fakeJudgement],
    incidents: [],
  };
}

/** The duty that a case is for somebody on one tab, or null. */
function dutyOf(c: FakeCase, me: FakePerson, tab: InboxTab): InboxItem['duty'] | null {
  const step = c.result === null ? fakePath[c.index]! : null;
  const act = step !== null && c.returned === null && holds(me, step.role, step.org);
  const supplement = c.returned !== null && isUnit(me);
  if (tab === 'done') return c.deciders.has(me.id) && !act ? 'done' : null;
  if (tab === 'collaborating')
    return step !== null && !act && !supplement && (isUnit(me) || c.deciders.has(me.id)) ? 'act' : null;
  if (tab === 'overdue' && !(c.dueInDays !== null && c.dueInDays < 0)) return null;
  return supplement ? 'supplement' : act ? 'act' : null;
}

export function inboxItems(world: FakeWorld, me: FakePerson, tab: InboxTab): InboxItem[] {
  return world.cases.flatMap((c) => {
    const duty = dutyOf(c, me, tab);
    if (duty === null) return [];
    const step = openStep(world, c);
    return [
      {
        caseId: c.id,
        caseNumber: c.number,
        nomineeName: c.personal.name,
        unitName: c.personal.unitName,
        ...award,
        stepId: step?.stepId ?? null,
        stepName: step?.name ?? null,
        level: step?.level ?? 'central',
        duty,
        role: step?.role ?? null,
        orgNameVi: step?.orgNameVi ?? null,
        takenBy: c.takenBy === null ? null : { personId: c.takenBy.id, name: c.takenBy.name },
        since: c.since,
        dueAt: dueAt(c),
        workingDaysLeft: step?.workingDaysLeft ?? null,
        status: c.result === null ? ('open' as const) : ('concluded' as const),
        result: c.result,
      },
    ];
  });
}

export function diagram(c: FakeCase): Diagram {
  const done = c.result === 'awarded' ? fakePath.length : c.index;
  const passed = fakePath.slice(0, done).map((s) => s.id);
  const step = c.result === null ? fakePath[c.index]! : null;
  return {
    processes: [
      {
        processId: 'P9',
        name: 'Huân chương Lao động hạng Ba',
        xml: fakeDiagramXml(),
        done: ['start', ...passed],
        flows: Array.from({ length: done + 1 }, (_, n) => `flow${n}`),
        open: step === null ? [] : [{ elementId: step.id, since: c.since, dueAt: dueAt(c), label: '' }],
        incidents: [],
      },
    ],
  };
}
