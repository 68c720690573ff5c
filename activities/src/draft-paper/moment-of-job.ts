import { evolveCase, newCase, type CaseState } from '@vinhdanh/awards';
import { Defect, type Instant } from '@vinhdanh/kernel';
import type { LoadedCase } from '../ports.js';

export interface JobMoment {
  readonly state: CaseState;
  readonly at: Instant;
}

/** The case right after the event that brought the job up, and its time. Pure. @throws Defect `JOB.NEVER_SEEN`. */
export function momentOf(loaded: LoadedCase, jobId: string): JobMoment {
  if (loaded.state.caseId === null) throw new Defect('JOB.NEVER_SEEN', jobId);
  let state = newCase(loaded.state.caseId);
  for (const { event, at } of loaded.events) {
    state = evolveCase(state, event, at);
    if (Object.hasOwn(state.engine.jobs, jobId)) return { state, at };
  }
  throw new Defect('JOB.NEVER_SEEN', jobId);
}
