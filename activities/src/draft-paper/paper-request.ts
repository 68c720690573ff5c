import { orgAt } from '@vinhdanh/awards';
import type { Job } from '@vinhdanh/interpreter';
import type { PaperRequest } from '../ports.js';
import type { JobMoment } from './moment-of-job.js';

/** Place that stands for the case's own province when a job is drawn outside every scope. */
const FALLBACK_PLACE = 'province';

/** What the paper of a job says, from the case as it stood when the job came up. Pure. */
export function paperRequest(
  template: string,
  job: Job,
  moment: JobMoment,
  names: Readonly<Record<string, string>>,
): PaperRequest {
  const { state } = moment;
  const org = orgAt(state, 'scope', job.instanceId) ?? state.route[FALLBACK_PLACE] ?? null;
  return {
    template,
    caseNumber: state.caseNumber,
    at: moment.at,
    awardKind: state.facts?.awardKind ?? '',
    facts: state.facts,
    personal: state.personal,
    issuer: org === null ? '' : (names[org] ?? org),
    issuerParent: null,
    place: provinceIn(names[state.route[FALLBACK_PLACE] ?? ''] ?? ''),
    result: state.result,
    input: job.input,
  };
}

/** `Lâm Giang` in `Ủy ban nhân dân tỉnh Lâm Giang`; empty where the name has no province. */
const provinceIn = (name: string): string => /(?:tỉnh|thành phố) (.+)$/i.exec(name)?.[1] ?? '';
