import { seedPaths } from '@vinhdanh/db';
import type { JobSpec, Model } from '@vinhdanh/bpmn-model';
import {
  openStepsOf,
  possibleActions,
  type Actor,
  type CaseCommand,
  type CaseState,
  type JobResult,
  type OpenStep,
  type Route,
} from '@vinhdanh/awards';
import { calendars, demoAgencies, demoProvince, demoRoute } from '@vinhdanh/catalogue';
import type { CommandHandler, HandlerAnswer } from '@vinhdanh/commands';
import { effects } from '@vinhdanh/interpreter';
import type { CaseId, CommandId, Instant, OrgId, PersonId, TenantId } from '@vinhdanh/kernel';

import { wholeLadder } from './earlier-awards.js';

export const tenant = demoProvince.tenant as TenantId;
export const unit = 'khoa-hoi-suc';
export const monday: Instant = '2026-08-31T01:00:00.000Z';
export const journey: Actor = { kind: 'system', name: 'journey' };
export type Person = Extract<Actor, { kind: 'person' }>;

/** Everybody of the demo province with the duties that the directory gives them. */
export const people: readonly Person[] = demoProvince.people.map(({ id, duties }) => ({
  kind: 'person',
  personId: id as PersonId,
  memberships: duties.map((duty) => {
    const [role = '', org = ''] = duty.split('@');
    return { role, org: org as OrgId };
  }),
}));

/** Whoever holds a duty. @throws Error when nobody does. */
export function holder(role: string, org: string, except: readonly string[] = []): Person {
  const found = people.find(
    ({ personId, memberships }) =>
      !except.includes(personId) && memberships.some((each) => each.role === role && each.org === org),
  );
  if (found === undefined) throw new Error(`nobody is ${role}@${org}`);
  return found;
}

/** A path of the catalogue, compiled with the demo calendar. @throws Error with its findings. */
export async function compiled(awardKind: string): Promise<Model> {
  const path = seedPaths(calendars['demo-two-seconds']).find((each) => each.awardKind === awardKind);
  const result = await path?.compile();
  if (result?.ok !== true) throw new Error(`${awardKind}: ${JSON.stringify(result?.error)}`);
  return result.value.model;
}

export const nomination = (
  awardKind: string,
  caseId: string,
  name = 'Trần Thị Hoài',
): Extract<CaseCommand, { type: 'StartNomination' }> => ({
  type: 'StartNomination',
  caseNumber: '',
  bundleHash: '',
  nomineeId: `nominee-${caseId}` as PersonId,
  route: demoRoute(unit) as Route,
  facts: {
    awardKind,
    subjectKind: 'individual',
    isLeader: true,
    isDirectWorker: true,
    achievementFrom: '2021-01-01',
    achievementTo: '2025-12-31',
    agencies: demoAgencies as readonly OrgId[],
  },
  personal: {
    name,
    birthDate: null,
    post: 'Điều dưỡng trưởng',
    unitName: 'Khoa Hồi sức',
    achievements: 'Hai sáng kiến.',
    earlierAwards: wholeLadder,
  },
});

/** One case in the hands of the demo province: gives commands by what the case shows. */
export class CaseDesk {
  private keys = 0;
  at: Instant = monday;
  /** Begins the ids of its commands: two desks of one case need two. */
  prefix: string;
  /** What the people write beside their decisions. */
  note: string | null = null;

  constructor(
    readonly handler: CommandHandler,
    readonly caseId: CaseId,
    private readonly draft: (template: string) => Promise<StoredPaper> = nowhere,
  ) {
    this.prefix = caseId;
  }

  private async resultOf(spec: JobSpec): Promise<JobResult> {
    if (spec.type === 'notify') return { kind: 'notified', notice: 'result' };
    const template = spec.input['template'] ?? '';
    const paper = await this.draft(template);
    return { kind: 'paper', template, templateVersion: '1', ...paper, mediaType: 'application/pdf' };
  }

  give(
    actor: Actor,
    command: CaseCommand,
    seen: { stepRevision: number; dossierRevision: number } | null = null,
    key?: string,
  ): Promise<HandlerAnswer> {
    const commandId = (key ?? `${this.prefix}-${(this.keys += 1)}`) as CommandId;
    return this.handler.handle({ tenant, caseId: this.caseId, commandId, at: this.at, actor, seen, command });
  }

  start(awardKind: string, name?: string): Promise<HandlerAnswer> {
    return this.give(holder('unit-officer', unit), nomination(awardKind, this.caseId, name));
  }

  async read(): Promise<{ readonly state: CaseState; readonly model: Model }> {
    const loaded = await this.handler.loadState(tenant, this.caseId, journey);
    if (loaded === null) throw new Error(`${this.caseId} is not there`);
    return loaded;
  }

  /** Decides a step by the outcome that carries the case on, as one who may. */
  async carryOn(step: OpenStep, state: CaseState): Promise<HandlerAnswer> {
    const { approval, duty, stepId } = step;
    if (duty === null) throw new Error(`${stepId} has no office`);
    const others = approval.separateFrom.flatMap((elementId) => state.deciders[elementId] ?? []);
    const { ballot, outcomes } = approval;
    const outcome = ballot?.passOutcome ?? outcomes.find(({ kind }) => kind === 'approve')?.key ?? '';
    const counts = ballot === null ? null : { members: 11, present: 11, yes: 11, no: 0, blank: 0 };
    return this.give(
      holder(duty.role, duty.org, others),
      { type: 'DecideStep', stepId, outcome, ballot: counts, note: this.note },
      {
        stepRevision: step.state.revision,
        dossierRevision: state.dossierRevision,
      },
    );
  }

  /** Does whatever the case waits for next: a step, a job, a message; false once it is concluded. */
  async advance(): Promise<boolean> {
    const { state, model } = await this.read();
    if (state.status === 'concluded') return false;
    // A public notice has nothing to approve: it ends by its time.
    const step = openStepsOf(model, state).find(({ approval }) =>
      approval.outcomes.some(({ kind }) => kind === 'approve'),
    );
    const { jobs, timers } = effects(state.engine);
    if (step !== undefined) return done(await this.carryOn(step, state));
    const [job] = jobs;
    if (job !== undefined)
      return done(
        await this.give(journey, {
          type: 'CompleteJob',
          jobId: job.jobId,
          result: await this.resultOf(job.spec),
        }),
      );
    for (const person of people) {
      const conferral = possibleActions(model, state, person).find(
        ({ action, allowed }) => action === 'conferral-recorded' && allowed,
      );
      if (conferral !== undefined)
        return done(await this.give(person, { type: 'SendMessage', name: 'conferral-recorded', note: null }));
    }
    const [timer] = timers;
    if (timer === undefined) throw new Error(`nothing moves: ${JSON.stringify(state.engine.incidents)}`);
    if (timer.dueAt > this.at) this.at = timer.dueAt;
    return done(await this.give(journey, { type: 'FireTimer', timerId: timer.timerId }));
  }
}

/** Where the paper of a template lies; nobody drafts any unless a test does. */
export type StoredPaper = { readonly sha256: string; readonly bytes: number };
const nowhere = (): Promise<StoredPaper> => Promise.resolve({ sha256: 'a'.repeat(64), bytes: 1 });

function done(answer: HandlerAnswer): true {
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
  return true;
}
