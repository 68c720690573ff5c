import { compose } from '@vinhdanh/api';
import type { CaseCommand, JobResult } from '@vinhdanh/awards';
import { effects, type Job } from '@vinhdanh/interpreter';
import type { CaseId, CommandId, TenantId } from '@vinhdanh/kernel';
import { apiConfigSchema, createLogger, loadConfig } from '@vinhdanh/platform';
import { TENANT, type Office } from './office.js';

const tenant = TENANT as TenantId;
const journey = { kind: 'system', name: 'journey' } as const;

/** What the worker would report of a job; the paper is a page of text. */
async function resultOf(
  job: Job,
  put: (bytes: Buffer) => Promise<{ sha256: string; bytes: number }>,
): Promise<JobResult> {
  const template = job.spec.input['template'];
  if (template === undefined) return { kind: 'notified', notice: job.spec.input['notice'] ?? 'notice' };
  const { sha256, bytes } = await put(Buffer.from(`%PDF-1.7\n${template}\n%%EOF\n`));
  return { kind: 'paper', template, templateVersion: '1', sha256, bytes, mediaType: 'application/pdf' };
}

type Adapters = ReturnType<typeof compose>['adapters'];

/** The parts that the worker stands on as well, for as long as `work` takes. */
async function asJourney(office: Office, work: (adapters: Adapters) => Promise<void>): Promise<void> {
  const config = loadConfig(apiConfigSchema, office.env);
  if (!config.ok) throw new Error(JSON.stringify(config.errors));
  const { adapters, close } = compose(config.value, createLogger('test', 'silent'));
  await work(adapters).finally(close);
}

async function report(
  { handler }: Adapters,
  caseId: string,
  commandId: string,
  at: string,
  command: CaseCommand,
): Promise<void> {
  const answer = await handler.handle({
    tenant,
    caseId: caseId as CaseId,
    commandId: commandId as CommandId,
    at,
    actor: journey,
    seen: null,
    command,
  });
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
}

/** Does the outstanding jobs of a case through the same command handler, as the journey does. */
export const runJobs = (office: Office, caseId: string): Promise<void> =>
  asJourney(office, async (adapters) => {
    for (let round = 0; round < 10; round++) {
      const loaded = await adapters.handler.loadState(tenant, caseId as CaseId, journey);
      const jobs = loaded === null ? [] : effects(loaded.state.engine).jobs;
      if (jobs.length === 0) return;
      for (const job of jobs) {
        const result = await resultOf(job, adapters.files.put);
        const command: CaseCommand = { type: 'CompleteJob', jobId: job.jobId, result };
        await report(adapters, caseId, `job:${caseId}:${job.jobId}`, adapters.clock(), command);
      }
    }
    throw new Error('the jobs do not end');
  });

/** Lets the nearest timer of a case fire, at the moment that it is due. */
export const fireNearestTimer = (office: Office, caseId: string): Promise<void> =>
  asJourney(office, async (adapters) => {
    const loaded = await adapters.handler.loadState(tenant, caseId as CaseId, journey);
    const [timer] = loaded === null ? [] : effects(loaded.state.engine).timers;
    if (timer === undefined) throw new Error('no timer is armed');
    const { timerId, dueAt } = timer;
    await report(adapters, caseId, `timer:${caseId}:${timerId}:${dueAt}`, dueAt, {
      type: 'FireTimer',
      timerId,
    });
  });
