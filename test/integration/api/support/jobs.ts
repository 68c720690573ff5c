import { compose } from '@vinhdanh/api';
import type { JobResult } from '@vinhdanh/awards';
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

/** Does the outstanding jobs of a case through the same command handler, as the journey does. */
export async function runJobs(office: Office, caseId: string): Promise<void> {
  const config = loadConfig(apiConfigSchema, office.env);
  if (!config.ok) throw new Error(JSON.stringify(config.errors));
  const { adapters, close } = compose(config.value, createLogger('test', 'silent'));
  try {
    for (let round = 0; round < 10; round++) {
      const loaded = await adapters.handler.loadState(tenant, caseId as CaseId, journey);
      const jobs = loaded === null ? [] : effects(loaded.state.engine).jobs;
      if (jobs.length === 0) return;
      for (const job of jobs) {
        const result = await resultOf(job, adapters.files.put);
        const answer = await adapters.handler.handle({
          tenant,
          caseId: caseId as CaseId,
          commandId: `job:${caseId}:${job.jobId}` as CommandId,
          at: adapters.clock(),
          actor: journey,
          seen: null,
          command: { type: 'CompleteJob', jobId: job.jobId, result },
        });
        if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
      }
    }
    throw new Error('the jobs do not end');
  } finally {
    await close();
  }
}
