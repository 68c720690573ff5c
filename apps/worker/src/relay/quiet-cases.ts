import type { UntoldCase } from './relay-ports.js';

interface Sighting {
  readonly version: number;
  readonly since: number;
  readonly first: number;
}

/** Remembers since when each untold case stands at its version: a case that still moves is left alone a little. */
export class QuietCases {
  #sightings = new Map<string, Sighting>();

  constructor(
    private readonly settleMs: number,
    private readonly settleMaxMs: number,
  ) {}

  /** Of the rows that were just read, those that are to be told now. Forgets whatever is not among them. */
  settled(rows: readonly UntoldCase[], now: number): readonly UntoldCase[] {
    const seen = new Map<string, Sighting>();
    const ready = rows.filter((row) => {
      const id = `${row.tenant}|${row.caseId}`;
      const before = this.#sightings.get(id);
      // A database whose clock is ahead of ours must not make a case wait until ours has caught up.
      const first = Math.min(Date.parse(row.since), before?.first ?? now);
      // A row that is seen for the first time has stood still at least since it was written, if it is alone.
      const since = before === undefined ? first : before.version === row.version ? before.since : now;
      seen.set(id, { version: row.version, since, first });
      return now - since >= this.settleMs || now - first >= this.settleMaxMs;
    });
    this.#sightings = seen;
    return ready;
  }
}
