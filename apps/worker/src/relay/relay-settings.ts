/** How the relay goes about its work. Times in milliseconds. */
export interface RelaySettings {
  /** Signals in flight at once. Small on purpose: on two cores each one takes CPU from somebody's click. */
  readonly concurrency: number;
  /** At most so many signals a second; 0 for no bound. */
  readonly signalsPerSecondMax: number;
  /**
   * While more cases than `busyArrivalsPerSecond` move each second, at most so many signals a second (0 for no
   * bound): on one machine a journey costs far more CPU than a click, and deadlines are days. The rest follows
   * when the rush is over. Where Temporal has machines of its own, set it to 0.
   */
  readonly busySignalsPerSecondMax: number;
  readonly busyArrivalsPerSecond: number;
  /**
   * A case is told when it has not moved for `settleMs`, and `settleMaxMs` after its first untold event at the
   * latest, so that ten quick decisions are one signal.
   */
  readonly settleMs: number;
  readonly settleMaxMs: number;
  /** Rows read at once. */
  readonly batchMax: number;
  /** Between two looks at the list while there is work, and at most while there is none. */
  readonly pollMs: number;
  readonly pollIdleMaxMs: number;
  /** Back-off while Temporal or the database is away. */
  readonly backOffMs: number;
  readonly backOffMaxMs: number;
  /** How often a relay that does not lead asks again. */
  readonly electionMs: number;
  /** First pause of a case whose signal the server refuses; doubled with each attempt. */
  readonly refusedPauseMs: number;
  readonly refusedPauseMaxMs: number;
}

export const relayDefaults: RelaySettings = {
  concurrency: 4,
  signalsPerSecondMax: 0,
  busySignalsPerSecondMax: 5,
  busyArrivalsPerSecond: 30,
  settleMs: 300,
  settleMaxMs: 2_000,
  batchMax: 200,
  pollMs: 50,
  pollIdleMaxMs: 200,
  backOffMs: 250,
  backOffMaxMs: 10_000,
  electionMs: 1_000,
  refusedPauseMs: 1_000,
  refusedPauseMaxMs: 300_000,
};
