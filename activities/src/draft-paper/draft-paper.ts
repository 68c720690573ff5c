import type { JobResult } from '@vinhdanh/awards';
import type { Job } from '@vinhdanh/interpreter';
import { Defect, type CaseId, type TenantId } from '@vinhdanh/kernel';
import { toApplicationFailure } from '../failures/to-application-failure.js';
import type { JourneyPorts } from '../ports.js';
import { momentOf } from './moment-of-job.js';
import { paperRequest } from './paper-request.js';

/**
 * Drafts a paper from its template, stores it under its hash, and answers the hash. It is drafted from the
 * case as it stood when the job came up, so that a second run, even after the case has moved, gives the same
 * bytes and with them the same file.
 */
export async function draftPaper(
  ports: Pick<JourneyPorts, 'cases' | 'papers' | 'files' | 'organisations'>,
  tenant: TenantId,
  caseId: CaseId,
  job: Job,
): Promise<JobResult> {
  const template = job.spec.input['template'];
  if (template === undefined) throw new Defect('JOB.INPUT_MISSING', `${job.elementId}: template`);
  const loaded = await ports.cases.whole(tenant, caseId);
  if ('kind' in loaded) throw toApplicationFailure(loaded);
  const moment = momentOf(loaded, job.jobId);
  const names = await ports.organisations.namesOf(tenant, Object.values(moment.state.route));
  const paper = await ports.papers.render(paperRequest(template, job, moment, names));
  const stored = await ports.files.put(paper.bytes);
  return {
    kind: 'paper',
    template,
    templateVersion: paper.templateVersion,
    sha256: stored.sha256,
    bytes: stored.bytes,
    mediaType: paper.mediaType,
  };
}
