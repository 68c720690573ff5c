import { createHash } from 'node:crypto';
import { createCommandHandler } from '@vinhdanh/commands';
import { createInMemoryBundles, createInMemoryVault, InMemoryJournal } from '@vinhdanh/commands/testing';
import {
  approval,
  caseId,
  commandId,
  journey,
  modelOf,
  monday,
  node,
  nomination,
  none,
  people,
  processOf,
  tenant,
} from '@vinhdanh/awards/testing';
import { rejection, type Instant } from '@vinhdanh/kernel';
import { evaluatorOf } from '@vinhdanh/rules';
import type { JourneyPorts, PaperRequest } from '../ports.js';

export const key = { tenant: 'lam-giang', caseId: 'case-1' };
const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** One step with a deadline, then a paper and a notice, then a job of a type that nobody knows. */
const path = modelOf(
  'with-jobs',
  processOf(
    'WithJobs',
    [
      { ...node('Start'), kind: 'startEvent', event: none },
      {
        ...node('Check', 'Kiểm tra'),
        kind: 'userTask',
        step: approval({
          level: 'unit',
          assignment: { role: 'unit-head', place: 'unit' },
          deadline: { workingDays: 5, reminderPercent: 80, escalateTo: null, source: 'spec' },
        }),
      },
      {
        ...node('Draft', 'Soạn'),
        kind: 'serviceTask',
        job: { type: 'draftPaper', input: { template: 'to-trinh' }, retries: 2 },
      },
      {
        ...node('Tell', 'Báo'),
        kind: 'serviceTask',
        job: { type: 'notify', input: { notice: 'awarded' }, retries: 2 },
      },
      { ...node('Odd', 'Lạ'), kind: 'serviceTask', job: { type: 'fly', input: {}, retries: 2 } },
      { ...node('End'), kind: 'endEvent', event: none, result: 'awarded' },
    ],
    ['Start > Check', 'Check > Draft', 'Draft > Tell', 'Tell > Odd', 'Odd > End'],
  ),
);

/** The journey's ports over a handler on a journal in memory. The clock is a field. */
export class DeskWithJobs {
  readonly journal = new InMemoryJournal(sha256);
  readonly handler = createCommandHandler({
    journal: this.journal,
    bundles: createInMemoryBundles([path], { HCLD3: path }),
    vault: createInMemoryVault(sha256),
    evaluators: evaluatorOf,
    cacheSize: 10,
  });
  now: Instant = monday;
  readonly stored = new Map<string, number>();
  readonly drafted: PaperRequest[] = [];
  renderFails = 0;

  readonly ports: JourneyPorts = {
    cases: {
      state: async (of, id) => (await this.handler.loadState(of, id, journey)) ?? rejection('CASE.NOT_FOUND'),
      whole: async (of, id) => (await this.handler.loadCase(of, id, journey)) ?? rejection('CASE.NOT_FOUND'),
    },
    submit: (envelope) => this.handler.handle(envelope),
    papers: {
      render: async (request) => {
        if (this.renderFails > 0) {
          this.renderFails -= 1;
          throw new Error('no ink');
        }
        this.drafted.push(request);
        return {
          bytes: Buffer.from(JSON.stringify(request)),
          mediaType: 'application/pdf',
          templateVersion: '1',
        };
      },
    },
    files: {
      put: async (bytes) => {
        const hash = sha256(bytes);
        this.stored.set(hash, (this.stored.get(hash) ?? 0) + 1);
        return { sha256: hash, bytes: bytes.length };
      },
    },
    organisations: { namesOf: async () => ({ 'ubnd-tinh': 'Ủy ban nhân dân tỉnh Lâm Giang' }) },
    clock: { now: () => this.now },
  };

  async start(): Promise<void> {
    const command = nomination('');
    await this.handler.handle({
      tenant,
      caseId,
      commandId: commandId('start'),
      at: monday,
      actor: people.officer,
      seen: null,
      command,
    });
  }

  async decideCheck(): Promise<void> {
    const command = {
      type: 'DecideStep',
      stepId: 'Check#1',
      outcome: 'accept',
      ballot: null,
      note: null,
    } as const;
    const seen = { stepRevision: 1, dossierRevision: 1 };
    await this.handler.handle({
      tenant,
      caseId,
      commandId: commandId('check'),
      at: monday,
      actor: people.unitHead,
      seen,
      command,
    });
  }

  async comment(): Promise<void> {
    const command = { type: 'AddComment', commentId: 'c1', text: 'Thêm ý kiến' } as const;
    await this.handler.handle({
      tenant,
      caseId,
      commandId: commandId('comment'),
      at: monday,
      actor: people.unitHead,
      seen: null,
      command,
    });
  }

  get types(): readonly string[] {
    return (this.journal.streams.get('lam-giang|case-case-1') ?? []).map(({ type }) => type);
  }
}
