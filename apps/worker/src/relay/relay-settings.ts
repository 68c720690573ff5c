/** How the relay goes about its work. Times in milliseconds. */
export interface RelaySettings {
  /** Signals in flight at once. Small on purpose: on two cores each one takes CPU from somebody's click. */
  readonly concurrency: number;
  /** At most so many signals a second; 0 for no bound. */
  readonly signalsPerSecondMax: number;
  /** A case is told so long after its first untold event, so that ten quick decisions are one signal. */
  readonly settleMs: number;
  /** Rows read at once. Few, because a row that waits here grows old. */
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
  settleMs: 500,
  batchMax: 64,
  pollMs: 50,
  pollIdleMaxMs: 200,
  backOffMs: 250,
  backOffMaxMs: 10_000,
  electionMs: 1_000,
  refusedPauseMs: 1_000,
  refusedPauseMaxMs: 300_000,
};
