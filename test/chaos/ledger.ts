/** What a client was told: an acknowledged command with the versions that it added. */
export interface Acknowledged {
  readonly key: string;
  readonly actor: string;
  readonly caseId: string;
  readonly firstVersion: number;
  readonly lastVersion: number;
}

const hurriedMax = 40;

/** The clients' own memory of every answer; the oracle that the record is held against. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  private waiting: { count: number; resolve: () => void }[] = [];

  private lastKillAt = 0;

  /** A kill has happened: the clients hurry again. */
  killed(): void {
    this.lastKillAt = this.acknowledged.length;
  }

  /**
   * How long a client rests before its next command. Enough is under way for the next kill after `hurriedMax`
   * answers; more would only pile up work for the journeys that has nothing to do with what is tested.
   */
  restMs(): number {
    return this.acknowledged.length - this.lastKillAt > hurriedMax ? 1_000 : 0;
  }

  add(entry: Acknowledged): void {
    this.acknowledged.push(entry);
    this.waiting = this.waiting.filter(({ count, resolve }) => {
      if (this.acknowledged.length < count) return true;
      resolve();
      return false;
    });
  }

  /** Resolves once `more` further commands have been acknowledged. */
  after(more: number): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ count: this.acknowledged.length + more, resolve }));
  }
}
