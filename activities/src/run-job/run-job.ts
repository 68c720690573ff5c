import type { JobResult } from '@vinhdanh/awards';
import { effects, type Job } from '@vinhdanh/interpreter';
import { Defect, type CaseId, type TenantId } from '@vinhdanh/kernel';
import type { JourneyKey, ReportOutcome } from '@vinhdanh/contracts/messages';
import { draftPaper } from '../draft-paper/draft-paper.js';
import { toApplicationFailure } from '../failures/to-application-failure.js';
import { sendNotice } from '../notify/send-notice.js';
import type { JourneyPorts } from '../ports.js';
import { jobCommandId } from '../reports/command-ids.js';
import { parseKey } from '../reports/parse-key.js';
import { submitReport } from '../reports/submit-report.js';

/**
 * Does one outstanding job and reports its result. Running it again does no harm: the work gives the same
 * result, and the report has the same id. `attempt` counts from 1; a job whose work still fails after the
 * retries that its path allows is given up.
 */
export async function runJob(
  ports: JourneyPorts,
  key: JourneyKey,
  jobId: string,
  attempt: number,
): Promise<ReportOutcome> {
  const { tenant, caseId } = parseKey(key);
  const loaded = await ports.cases.state(tenant, caseId);
  if ('kind' in loaded) throw toApplicationFailure(loaded);
  const job = effects(loaded.state.engine).jobs.find((candidate) => candidate.jobId === jobId);
  if (job === undefined) return 'stale';
  const result = await workOf(ports, tenant, caseId, job, attempt);
  return submitReport(ports, key, jobCommandId(caseId, jobId), { type: 'CompleteJob', jobId, result });
}

async function workOf(
  ports: JourneyPorts,
  tenant: TenantId,
  caseId: CaseId,
  job: Job,
  attempt: number,
): Promise<JobResult> {
  try {
    return await byType(ports, tenant, caseId, job);
  } catch (error) {
    if (attempt <= job.spec.retries || error instanceof Defect) throw error;
    throw new Defect('JOB.RETRIES_EXHAUSTED', `${job.spec.type} after ${attempt} attempts`);
  }
}

/** Job types are an open list of the paths' authors: an unknown one is refused here, by name. */
function byType(ports: JourneyPorts, tenant: TenantId, caseId: CaseId, job: Job): Promise<JobResult> {
  switch (job.spec.type) {
    case 'draftPaper':
      return draftPaper(ports, tenant, caseId, job);
    case 'notify':
      return sendNotice(job);
    default:
      throw new Defect('JOB.TYPE_UNKNOWN', job.spec.type);
  }
}
