import type { JourneyStarter } from './journey-starter.js';
import { inParallel, pagesOf, type LiveCase, type LiveCases } from './live-cases.js';

export interface RebuildProgress {
  /** Cases that have been told of, or that the server has refused. */
  readonly done: number;
  readonly refused: readonly { readonly caseId: string; readonly code: string }[];
  /** Every case up to this one is done; where a broken-off run may go on from. */
  readonly lastCaseId: string;
}

export interface RebuildParts {
  readonly tenant: string;
  readonly cases: LiveCases;
  readonly starter: Pick<JourneyStarter, 'wake'>;
  /** Goes on behind this case. */
  readonly afterCaseId?: string;
  pause(ms: number): Promise<void>;
  onProgress(progress: RebuildProgress): void;
}

const PAGE_SIZE = 200;
/** Starts at once: enough to keep a small server busy, few enough that clicks come through. */
const WIDTH = 8;
const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 5_000;
/** Temporal may be starting; away for longer than this, somebody has to look. */
const ATTEMPTS_MAX = 20;

/** Thrown when Temporal stays away; `progress` says how far it came. */
export class TemporalAway extends Error {
  constructor(
    readonly code: string,
    readonly progress: RebuildProgress,
  ) {
    super(`Temporal does not answer (${code})`);
  }
}

/**
 * Gives every live case its workflow again, out of the record alone: the same signal-with-start that the relay
 * sends. A workflow that lives learns nothing new from it; one that is gone begins anew, reads what the case wants
 * (its nearest deadline as the record has it, its outstanding jobs) and goes on. A concluded case wants nothing
 * and is left alone. Safe to repeat, to break off and to run while people work. @throws TemporalAway.
 */
export async function rebuildJourneys(parts: RebuildParts): Promise<RebuildProgress> {
  let progress: RebuildProgress = { done: 0, refused: [], lastCaseId: parts.afterCaseId ?? '' };
  const wake = async (live: LiveCase): Promise<void> => {
    for (let attempt = 0; ; attempt++) {
      const answer = await parts.starter.wake({ tenant: parts.tenant, caseId: live.caseId }, live.version);
      if (answer.kind === 'unavailable') {
        if (attempt >= ATTEMPTS_MAX) throw new TemporalAway(answer.code, progress);
        await parts.pause(Math.min(PAUSE_FIRST_MS * 2 ** attempt, PAUSE_MAX_MS));
        continue;
      }
      const { done, refused } = progress;
      const no = answer.kind === 'refused' ? [{ caseId: live.caseId, code: answer.code }] : [];
      progress = { ...progress, done: done + 1, refused: [...refused, ...no] };
      return;
    }
  };
  for await (const page of pagesOf(parts.cases, PAGE_SIZE, parts.afterCaseId)) {
    await inParallel(page, WIDTH, wake);
    progress = { ...progress, lastCaseId: page[page.length - 1]?.caseId ?? progress.lastCaseId };
    parts.onProgress(progress);
  }
  return progress;
}
