import { Defect, err, ok, rejection, type CaseId, type Instant, type Result } from '@vinhdanh/kernel';
import { evolveCase, newCase, type CaseState } from '@vinhdanh/awards';
import type { CaseRecord } from '@vinhdanh/commands';

/** A point in the life of a case: after an event, or at a time (what had been recorded by then). */
export type Moment = { readonly version: number } | { readonly at: Instant };

/** A case as it stood at a moment. */
export interface StandingCase {
  readonly state: CaseState;
  /** The last event that had happened. */
  readonly record: CaseRecord;
}

/**
 * Every state that a case has been in. Folding shares what does not change, so that all of them together cost
 * little more than the last; a moment is found by halving. Pure.
 */
export class Timeline {
  readonly #records: readonly CaseRecord[];
  readonly #states: CaseState[] = [];

  /** @param records all events of the case, oldest first. @throws Defect `REPLAY.GAP` when one is missing. */
  constructor(caseId: CaseId, records: readonly CaseRecord[]) {
    this.#records = records;
    let state = newCase(caseId);
    for (const [index, { event, at, version }] of records.entries()) {
      if (version !== index + 1) throw new Defect('REPLAY.GAP', `event ${version} stands at ${index + 1}`);
      state = evolveCase(state, event, at);
      this.#states.push(state);
    }
  }

  get length(): number {
    return this.#records.length;
  }

  /** The state that event `version` was decided on; a new case before the first. */
  before(version: number, caseId: CaseId): CaseState {
    return this.#states[version - 2] ?? newCase(caseId);
  }

  /**
   * Rejections: `MOMENT.NO_EVENT` (no such version), `MOMENT.BEFORE_START`, `MOMENT.AFTER_END` (later than the
   * last event of a concluded case; details say when that was).
   */
  at(moment: Moment): Result<StandingCase> {
    const found = 'version' in moment ? this.#byVersion(moment.version) : this.#byTime(moment.at);
    if (!found.ok) return found;
    const state = this.#states[found.value];
    const record = this.#records[found.value];
    if (state === undefined || record === undefined) return err(rejection('MOMENT.NO_EVENT'));
    return ok({ state, record });
  }

  #byVersion(version: number): Result<number> {
    const known = Number.isSafeInteger(version) && version >= 1 && version <= this.length;
    return known ? ok(version - 1) : err(rejection('MOMENT.NO_EVENT', { version, last: this.length }));
  }

  #byTime(at: Instant): Result<number> {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#records[middle]?.at ?? '') <= at) low = middle + 1;
      else high = middle;
    }
    const first = this.#records[0];
    if (low === 0) return err(rejection('MOMENT.BEFORE_START', { startedAt: first?.at ?? null }));
    const { concludedAt = null } = this.#states.at(-1) ?? {};
    const last = this.#records.at(-1);
    if (concludedAt !== null && last !== undefined && at > last.at)
      return err(rejection('MOMENT.AFTER_END', { endedAt: last.at }));
    return ok(low - 1);
  }
}
