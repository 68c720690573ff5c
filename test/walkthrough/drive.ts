import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { ProblemError } from '../support/http-client.js';
import { invented } from '../support/nomination.js';
import { approval, type Office } from '../support/office.js';
import type { PersonaClient } from '../support/persona-client.js';
import { Lines, span } from './lines.js';

export interface Driven {
  readonly caseId: string;
  readonly levels: ReadonlySet<string>;
  readonly returned: number;
  readonly refused: number;
  readonly deadlinesPassed: number;
}

/** What the walkthrough shows beside plain approvals; each is done once. */
interface Episodes {
  returned: number;
  refused: number;
  deadlinesPassed: number;
}

const minutes = 60_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody who may read the case but has no duty at this step tries to decide it: the answer must be a no. */
async function refusedAttempt(office: Office, caseId: string, step: OpenStep, lines: Lines): Promise<number> {
  const stranger = office.people.find((p) => !p.holds(step.role, step.org));
  if (stranger === undefined) throw new Error('everybody may decide this step');
  try {
    await stranger.decide(caseId, step, approval(step));
  } catch (error) {
    if (!(error instanceof ProblemError) || ![403, 404].includes(error.status)) throw error;
    lines.say(step.level, stranger.name, `bị từ chối quyết định "${step.name}": ${error.problem.code}`);
    return 1;
  }
  throw new Error(`${stranger.name} decided ${step.name} without a duty`);
}

/** Returns the dossier once; the sender answers each reason; the clock stands still in between. */
async function returnAndSupplement(
  office: Office,
  caseId: string,
  step: OpenStep,
  lines: Lines,
  inspect: Inspect,
): Promise<number> {
  const secretary = office.actorOf(step);
  const back = await secretary.returnStep(caseId, step, {
    achievements: 'Cần nêu rõ phạm vi áp dụng của sáng kiến.',
  });
  lines.say(step.level, secretary.name, `trả lại bổ sung: ${step.name}; đồng hồ dừng`, span(back));
  const waiting = (await secretary.case(caseId)).steps.find((s) => s.stepId === step.stepId);
  if (waiting?.returned == null || waiting.clock !== 'stopped')
    throw new Error('the clock runs on while the dossier is returned');
  await inspect(caseId, 'returned');
  const sender = office.with(waiting.returned.toRole, waiting.returned.toOrg);
  const seen = (await sender.case(caseId)).steps.find((s) => s.stepId === step.stepId);
  if (seen === undefined) throw new Error('the sender does not see the returned step');
  const answer = await sender.supplement(caseId, seen, {
    facts: {},
    personal: {
      achievements: 'Sáng kiến "Lớp học hai ngôn ngữ" được áp dụng tại 14 trường của ngành từ năm 2023.',
    },
    note: 'Đã bổ sung phạm vi áp dụng.',
  });
  lines.say('unit', sender.name, 'bổ sung hồ sơ; đồng hồ chạy tiếp', span(answer));
  return 1;
}

/** Leaves a step alone until Temporal's own timer has escalated it to the superior. */
async function letDeadlinePass(
  reader: PersonaClient,
  caseId: string,
  step: OpenStep,
  lines: Lines,
  timers: TimerWatch,
): Promise<number> {
  const armed = await timers(caseId, step.stepId);
  lines.say(step.level, 'Temporal', `${armed.workflowId} chờ hẹn giờ ${armed.timerId} của "${step.name}"`);
  const deadline = Date.now() + 1 * minutes;
  while (Date.now() < deadline) {
    const { items } = await reader.history(caseId, '?limit=50');
    const passed = items.find((entry) => entry.type === 'StepEscalated');
    if (passed !== undefined) {
      lines.say(step.level, 'Temporal', `quá hạn: ${passed.sentenceVi}`, String(passed.version));
      return 1;
    }
    await pause(250);
  }
  throw new Error(`no deadline passed on ${step.stepId} within a minute`);
}

/** Reads, from Temporal itself, the timer that a case's workflow has armed for a step. */
export type TimerWatch = (caseId: string, stepId: string) => Promise<{ workflowId: string; timerId: string }>;

/** A step that only objections end (the public notice): silence ends it, by the path's own timer. */
const endsBySilence = (step: OpenStep) =>
  step.outcomes.length > 0 && step.outcomes.every((o) => o.kind !== 'approve');

async function letNoticeRun(
  reader: PersonaClient,
  caseId: string,
  step: OpenStep,
  lines: Lines,
  timers: TimerWatch,
  meanwhile: Meanwhile,
): Promise<void> {
  const armed = await timers(caseId, step.stepId);
  lines.say(
    step.level,
    'Temporal',
    `${armed.workflowId} chờ hẹn giờ ${armed.timerId}: "${step.name}" đủ số ngày thì kết thúc`,
  );
  await meanwhile(armed.timerId);
  const end = Date.now() + minutes;
  while ((await reader.case(caseId)).steps.some((open) => open.stepId === step.stepId)) {
    if (Date.now() > end) throw new Error(`${step.stepId} did not end by its timer within a minute`);
    await pause(250);
  }
  const { items } = await reader.history(caseId, '?limit=20');
  const fired = items.find((entry) => entry.type === 'BoundaryTriggered');
  lines.say(
    step.level,
    'Temporal',
    `hết thời gian: ${fired?.sentenceVi ?? step.name}`,
    String(fired?.version ?? ''),
  );
}

/** What happens while the case waits for nothing but its deadline. */
export type Meanwhile = (timerId: string) => Promise<void>;

/** Holds the API, every inbox and Temporal against the record while the case is on its way. */
export type Inspect = (caseId: string, where: string) => Promise<void>;

const isReceiving = (step: OpenStep) => step.returnsLeft > 0;
const hasDeadline = (step: OpenStep) => step.deadline !== null && step.clock === 'running';

async function act(office: Office, caseId: string, step: OpenStep, lines: Lines): Promise<void> {
  const actor = office.actorOf(step);
  const decision = approval(step);
  const answer = await actor.decide(caseId, step, decision);
  const label = step.outcomes.find((o) => o.key === decision.outcome)?.labelVi ?? decision.outcome;
  lines.say(step.level, actor.name, `${step.name}: ${label}`, span(answer));
}

/** Nothing is open for a person: a timer, a job or a message is what the case waits for. */
async function waitOrSend(
  reader: PersonaClient,
  office: Office,
  view: CaseView,
  lines: Lines,
): Promise<void> {
  if (view.incidents.length > 0) throw new Error(`incident: ${JSON.stringify(view.incidents)}`);
  for (const person of office.people) {
    const seen = await person.caseIfVisible(view.caseId);
    if (seen?.actions.some((a) => a.action === 'conferral-recorded' && a.allowed)) {
      const answer = await person.message(view.caseId, 'conferral-recorded', 'Đã tổ chức trao tặng.');
      lines.say(view.level, person.name, 'ghi nhận đã trao tặng', span(answer));
      return;
    }
  }
  await pause(300);
}

/**
 * Carries one nomination through all five levels by the public API alone, with one return for supplement,
 * one refused action and one deadline that passes. @throws Error when it does not end within the limit.
 */
export async function drive(
  office: Office,
  awardKind: string,
  timers: TimerWatch,
  lines: Lines,
  inspect: Inspect,
  meanwhile: Meanwhile,
): Promise<Driven> {
  const starter = office.with('unit-officer');
  const options = await starter.startOptions();
  const unit = options.units[0];
  if (unit === undefined) throw new Error('the unit officer has no unit to nominate from');
  const begun = await starter.start(invented(awardKind, unit.org));
  lines.say('unit', starter.name, `lập hồ sơ ${begun.caseNumber}`, span(begun));
  const episodes: Episodes = { returned: 0, refused: 0, deadlinesPassed: 0 };
  const levels = new Set<string>();
  let parallel = false;
  const end = Date.now() + 5 * minutes;
  for (
    let view = await starter.case(begun.caseId);
    view.status !== 'concluded';
    view = await starter.case(begun.caseId)
  ) {
    if (Date.now() > end)
      throw new Error(`not concluded in five minutes; open: ${view.steps.map((s) => s.name).join(', ')}`);
    if (!levels.has(view.level)) await inspect(begun.caseId, view.level);
    levels.add(view.level);
    if (view.steps.length > 1 && !parallel) {
      parallel = true;
      await inspect(begun.caseId, 'several steps at once');
      continue;
    }
    const step = view.steps.find((s) => s.clock !== 'stopped');
    if (step === undefined) {
      await waitOrSend(starter, office, view, lines);
      continue;
    }
    if (episodes.refused === 0) episodes.refused += await refusedAttempt(office, begun.caseId, step, lines);
    if (episodes.returned === 0 && isReceiving(step)) {
      episodes.returned += await returnAndSupplement(office, begun.caseId, step, lines, inspect);
      continue;
    }
    if (episodes.deadlinesPassed === 0 && step.level === 'department' && hasDeadline(step)) {
      episodes.deadlinesPassed += await letDeadlinePass(starter, begun.caseId, step, lines, timers);
      continue;
    }
    if (endsBySilence(step)) await letNoticeRun(starter, begun.caseId, step, lines, timers, meanwhile);
    else await act(office, begun.caseId, step, lines);
  }
  return { caseId: begun.caseId, levels, ...episodes };
}
