import { CaseFold, currentLevel, newCase, type CaseEvent, type CaseState } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { CaseId, Instant } from '@vinhdanh/kernel';
import { caseHeader } from './case-header.js';
import { inboxRows } from './inbox.js';
import { statisticCells, type StatisticCell } from './lists/statistic.js';
import { standingAward, type AwardRow } from './past/award.js';
import { Periods, type Period, type PeriodChanges } from './past/periods.js';
import type { CaseHeaderRow, InboxRow } from './rows.js';

/** All that has to be remembered of a case for its projections to go on from there. */
export interface ProjectedCase {
  readonly state: CaseState;
  /** Time of the last event. */
  readonly at: Instant;
  readonly inbox: ReadonlyMap<string, Period<InboxRow>>;
  readonly awards: ReadonlyMap<string, Period<AwardRow>>;
}

/** What a portion of a case's events changes in what is shown of it. */
export interface CaseChanges {
  readonly after: ProjectedCase;
  /** Null when the portion held nothing. */
  readonly header: CaseHeaderRow;
  readonly inbox: PeriodChanges<InboxRow>;
  readonly awards: PeriodChanges<AwardRow>;
  readonly statistics: {
    readonly before: readonly StatisticCell[];
    readonly after: readonly StatisticCell[];
  };
}

const award = 'award';

/**
 * Folds the events of one case, oldest first, into everything that is shown of cases in lists, in statistics and at
 * past moments. In portions of any size it comes to the same as at one go. Deterministic.
 */
export class CaseProjection {
  readonly #fold: CaseFold;
  readonly #inbox: Periods<InboxRow>;
  readonly #awards: Periods<AwardRow>;
  readonly #before: readonly StatisticCell[];
  #at: Instant | null = null;

  /** @param model the bundle that the case is pinned to @param from null for a case that has no event yet */
  constructor(
    private readonly model: Model,
    caseId: CaseId,
    from: ProjectedCase | null,
  ) {
    this.#fold = new CaseFold(from?.state ?? newCase(caseId));
    this.#inbox = new Periods(from?.inbox);
    this.#awards = new Periods(from?.awards);
    this.#before = from === null ? [] : this.#cells(from.state);
  }

  /** @throws Defect for an event that cannot have happened. */
  add(event: CaseEvent, at: Instant): void {
    if (this.#at !== null && at !== this.#at) this.#look(this.#at);
    this.#at = at;
    this.#fold.add(event, at);
  }

  /** What has changed; the projection is over with it. @throws Defect `CASE.NOT_STARTED` without any event. */
  end(): CaseChanges {
    const at = this.#at ?? '';
    this.#look(at);
    const state = this.#fold.freeze();
    return {
      after: { state, at, inbox: this.#inbox.open, awards: this.#awards.open },
      header: caseHeader(this.model, state, at),
      inbox: this.#inbox.changes,
      awards: this.#awards.changes,
      statistics: { before: this.#before, after: this.#cells(state) },
    };
  }

  /** The case as it stood once everything of `at` had happened. */
  #look(at: Instant): void {
    const { state } = this.#fold;
    this.#inbox.tell(
      inboxRows(this.model, state).map((row) => [`${row.stepId}\n${row.duty}`, row] as const),
      at,
    );
    const standing = standingAward(state);
    this.#awards.tell(standing === null ? [] : [[award, standing]], at);
  }

  #cells(state: CaseState): readonly StatisticCell[] {
    return statisticCells(state, currentLevel(this.model, state));
  }
}
