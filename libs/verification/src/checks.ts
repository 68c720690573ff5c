import { Findings } from '@vinhdanh/record-format';
import type { RecordFindingCode } from './report/codes.js';
import { Notices } from './report/notices.js';
import type { Progress, RecordCounts } from './report/report.js';
import type { Scope } from './rows/scope.js';
import type { VerificationParts } from './verification-parts.js';

/** How often somebody who watches is told, in things that were looked at. */
const TOLD_EVERY = 500;

/** What the checks of one run share: what is asked, what was found, how far it is. */
export class Checks {
  readonly findings = new Findings<RecordFindingCode>();
  readonly notices = new Notices();
  readonly counts: { -readonly [K in keyof RecordCounts]: RecordCounts[K] } = {
    cases: 0,
    events: 0,
    commands: 0,
    bundles: 0,
    documents: 0,
    refusals: 0,
    accessRecords: 0,
    redecided: 0,
  };
  #told = 0;
  #stage: Progress['stage'] | null = null;

  constructor(
    readonly parts: VerificationParts,
    readonly scope: Scope,
    private readonly onProgress: (progress: Progress) => void,
  ) {}

  /** Says how far a stage is: at its start, at its end, and now and then between. */
  progress(stage: Progress['stage'], done: number, total: number | null): void {
    const due = stage !== this.#stage || done === total || done - this.#told >= TOLD_EVERY;
    if (!due) return;
    this.#stage = stage;
    this.#told = done;
    this.onProgress({ stage, done, total });
  }
}
