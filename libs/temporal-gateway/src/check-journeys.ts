import type { JourneyView, Obligations } from '@vinhdanh/contracts/messages';
import type { JourneyStarter } from './journey-starter.js';
import type { JourneyViews } from './journey-views.js';
import { inParallel, pagesOf, type LiveCases } from './live-cases.js';

/** One thing that the record wants and Temporal has otherwise. */
export interface JourneyDifference {
  readonly caseId: string;
  readonly what:
    /** No workflow runs though the case lives. */
    | 'missing'
    /** Its workflow has not handled what the record holds. */
    | 'behind'
    /** Another deadline is armed than the record's nearest. */
    | 'deadline'
    /** An outstanding job does not run. */
    | 'job'
    /** A workflow runs though the case has concluded and wants nothing. */
    | 'needless'
    /** A workflow runs and no worker answers for it. */
    | 'silent';
  readonly expected: string;
  readonly found: string;
}

export interface CheckReport {
  /** Live cases that were compared. */
  readonly cases: number;
  readonly differences: readonly JourneyDifference[];
  /** How many of them were put right, when that was asked for. */
  readonly healed: number;
}

export interface CheckParts {
  readonly tenant: string;
  readonly cases: LiveCases;
  /** What the record wants of a case's journey now; null when there is no such case. */
  obligations(caseId: string): Promise<Obligations | null>;
  readonly views: JourneyViews;
  /** Puts right what differs; null: only looks. */
  readonly heal: Pick<JourneyStarter, 'wake'> | null;
  pause(ms: number): Promise<void>;
  onProgress(cases: number, differences: number): void;
}

const PAGE_SIZE = 200;
const WIDTH = 4;
/** What is under way is no difference: only what still differs after this. */
const GRACE_MS = 3_000;

const text = (timer: { timerId: string; dueAt: string } | null): string =>
  timer === null ? 'none' : `${timer.timerId} at ${timer.dueAt}`;

/** How one journey differs from what the record wants; null when it does not. Pure. */
export function differenceOf(
  caseId: string,
  wanted: Obligations,
  view: JourneyView | 'none' | 'silent',
): JourneyDifference | null {
  const differs = (what: JourneyDifference['what'], expected: string, found: string) => ({
    caseId,
    what,
    expected,
    found,
  });
  const wantsNothing = wanted.concluded && wanted.nearestTimer === null && wanted.jobs.length === 0;
  if (view === 'none') return wantsNothing ? null : differs('missing', 'a workflow', 'none');
  if (wantsNothing) return differs('needless', 'none', 'a workflow');
  if (view === 'silent') return differs('silent', 'an answer', 'none');
  if (view.handledVersion < wanted.version)
    return differs('behind', String(wanted.version), String(view.handledVersion));
  if (text(wanted.nearestTimer) !== text(view.armedTimer))
    return differs('deadline', text(wanted.nearestTimer), text(view.armedTimer));
  const idle = wanted.jobs.find(({ jobId }) => !view.runningJobs.includes(jobId));
  // A job that was given up stands as an incident in the record, for a person to resolve.
  return idle === undefined || wanted.incidents > 0 ? null : differs('job', idle.jobId, 'not running');
}

class Check {
  cases = 0;
  healed = 0;
  readonly suspects = new Set<string>();
  readonly differences: JourneyDifference[] = [];

  constructor(private readonly parts: CheckParts) {}

  async look(caseId: string): Promise<JourneyDifference | null> {
    const { parts } = this;
    const view = await parts.views.view({ tenant: parts.tenant, caseId });
    const wanted = await parts.obligations(caseId);
    if (wanted === null)
      return view === 'none'
        ? null
        : { caseId, what: 'needless', expected: 'no such case', found: 'a workflow' };
    return differenceOf(caseId, wanted, view);
  }

  async heal(difference: JourneyDifference): Promise<void> {
    const { tenant, heal, views } = this.parts;
    if (heal === null || difference.what === 'silent') return;
    const key = { tenant, caseId: difference.caseId };
    // What runs and is wrong would take no signal that tells it nothing new.
    if (difference.what !== 'missing') await views.end(key, `journeys check: ${difference.what}`);
    if (difference.what !== 'needless') {
      const wanted = await this.parts.obligations(difference.caseId);
      const answer = await heal.wake(key, wanted?.version ?? 0);
      if (answer.kind !== 'woken') return;
    }
    this.healed += 1;
  }
}

/**
 * Holds what the record wants (nearest deadline, outstanding jobs) against what Temporal has armed, case by case
 * and the other way round, and names what differs for longer than a moment. @throws whatever the record or
 * Temporal throw when they are away.
 */
export async function checkJourneys(parts: CheckParts): Promise<CheckReport> {
  const check = new Check(parts);
  const lives = new Set<string>();
  for await (const page of pagesOf(parts.cases, PAGE_SIZE)) {
    await inParallel(page, WIDTH, async ({ caseId }) => {
      lives.add(caseId);
      if ((await check.look(caseId)) !== null) check.suspects.add(caseId);
      check.cases += 1;
    });
    parts.onProgress(check.cases, check.suspects.size);
  }
  for await (const caseId of parts.views.running(parts.tenant))
    if (!lives.has(caseId)) check.suspects.add(caseId);
  if (check.suspects.size > 0) await parts.pause(GRACE_MS);
  await inParallel([...check.suspects].sort(), WIDTH, async (caseId) => {
    const difference = await check.look(caseId);
    if (difference === null) return;
    check.differences.push(difference);
    await check.heal(difference);
  });
  const { cases, differences, healed } = check;
  return { cases, healed, differences: differences.sort((a, b) => (a.caseId < b.caseId ? -1 : 1)) };
}
