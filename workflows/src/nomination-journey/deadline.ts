import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { toEpochMs } from '@vinhdanh/kernel';
import type { ObligationTimer } from '@vinhdanh/contracts/messages';
import { journeyLimits } from './journey-limits.js';
import type { JourneyState } from './journey-state.js';

const isSame = (a: ObligationTimer | null, b: ObligationTimer | null): boolean =>
  a?.timerId === b?.timerId && a?.dueAt === b?.dueAt;

/**
 * The ONE timer of a journey: it stands for the nearest deadline of the case, and its summary on
 * Temporal's page is the id of the record's timer. A changed deadline cancels it and arms another.
 */
export class Deadline {
  #scope: CancellationScope | null = null;
  /** The record's timer that has gone off here and was not reported yet. */
  due: ObligationTimer | null = null;
  /** Reported before it was due: clocks differ, so wait a little and not in a hot loop. */
  #early: ObligationTimer | null = null;

  constructor(private readonly state: JourneyState) {}

  /** Makes the armed timer the one that the obligations name; keeps it when it is the same. */
  arm(wanted: ObligationTimer | null): void {
    if (isSame(wanted, this.state.armedTimer) && (this.#scope !== null || this.due !== null)) return;
    this.disarm();
    this.state.armedTimer = wanted;
    if (wanted === null) return;
    const pauseMs = isSame(wanted, this.#early) ? journeyLimits.staleTimerPauseMs : 0;
    const waitMs = Math.max(toEpochMs(wanted.dueAt) - Date.now(), pauseMs);
    const scope = new CancellationScope();
    this.#scope = scope;
    // The wait ends in a field and not in an answer: the loop looks at it together with signals and jobs.
    void scope
      .run(() => sleep(waitMs, { summary: wanted.timerId }))
      .then(
        () => {
          if (this.#scope === scope) this.due = wanted;
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  /** Forgets the timer that went off; `accepted` false: it may come back, a little later. */
  reported(accepted: boolean): void {
    this.#early = accepted ? null : this.due;
    this.disarm();
  }

  disarm(): void {
    const scope = this.#scope;
    this.#scope = null;
    this.due = null;
    this.state.armedTimer = null;
    scope?.cancel();
  }
}
