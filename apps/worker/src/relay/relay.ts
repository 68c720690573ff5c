import { BackOff } from './back-off.js';
import type { RelayPorts, UntoldCase } from './relay-ports.js';
import type { RelaySettings } from './relay-settings.js';

const SECOND_MS = 1_000;

/**
 * Tells journeys that their cases have advanced. It works off a list that every append writes, one row a case,
 * and never the other way round: nobody's click waits for it, and a slow or absent Temporal only lets the list
 * grow. At most one signal a case is in flight. A row is struck off after its signal, so that a crash between
 * the two repeats a signal, which does no harm.
 */
export class Relay {
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly #told: UntoldCase[] = [];
  readonly #temporal: BackOff;
  readonly #database: BackOff;
  #stopped = false;
  #idleMs: number;
  #nextSignalAt = 0;

  constructor(
    private readonly ports: RelayPorts,
    private readonly settings: RelaySettings,
  ) {
    this.#temporal = new BackOff(settings.backOffMs, settings.backOffMaxMs);
    this.#database = new BackOff(settings.backOffMs, settings.backOffMaxMs);
    this.#idleMs = settings.pollMs;
  }

  /** Runs until it is stopped; neither Temporal nor the database can end it. */
  async run(): Promise<void> {
    while (!this.#stopped) await this.ports.pause(await this.round());
    await Promise.all(this.#inFlight.values());
    await this.#strikeOff().catch((error: unknown) => this.#databaseFailed(error));
    await this.ports.leadership.resign();
  }

  /** Ends `run` after the signals that are in flight. */
  stop(): void {
    this.#stopped = true;
  }

  /** One look at the list; answers how long to wait for the next. */
  async round(): Promise<number> {
    const { leadership } = this.ports;
    try {
      if (!leadership.isLeading && !(await leadership.campaign())) return this.settings.electionMs;
      await this.#strikeOff();
      const started = await this.#work();
      this.#database.succeeded();
      return this.#pauseAfter(started);
    } catch (error) {
      return this.#databaseFailed(error);
    }
  }

  #pauseAfter(started: number): number {
    const now = this.ports.now();
    if (started > 0) this.#idleMs = this.settings.pollMs;
    else this.#idleMs = Math.min(this.#idleMs * 2, this.settings.pollIdleMaxMs);
    return Math.max(this.#idleMs, this.#temporal.leftMs(now));
  }

  #databaseFailed(error: unknown): number {
    this.ports.warn('relay.database-away', { code: String((error as { code?: unknown }).code ?? 'UNEXPECTED') });
    return this.#database.failed(this.ports.now());
  }

  /** Starts as many signals as there is room for and keeps going while the batch lasts. */
  async #work(): Promise<number> {
    if (this.#temporal.leftMs(this.ports.now()) > 0 || !this.#hasRoom()) return 0;
    const batch = await this.ports.untold.pending(this.settings.batchMax);
    let started = 0;
    for (const row of batch) {
      if (this.#stopped || this.#temporal.leftMs(this.ports.now()) > 0) break;
      if (!this.#isReady(row)) continue;
      if (this.ports.hasSeen(row, row.version)) this.#told.push(row);
      else {
        await this.#room();
        if (this.#temporal.leftMs(this.ports.now()) > 0) break;
        this.#start(row);
      }
      started += 1;
    }
    return started;
  }

  #isReady(row: UntoldCase): boolean {
    return !this.#inFlight.has(idOf(row)) && Date.parse(row.since) + this.settings.settleMs <= this.ports.now();
  }

  /** While Temporal does not answer, one probe at a time. */
  #hasRoom(): boolean {
    return this.#inFlight.size < (this.#temporal.failures > 0 ? 1 : this.settings.concurrency);
  }

  async #room(): Promise<void> {
    while (!this.#hasRoom()) await Promise.race(this.#inFlight.values());
    const { signalsPerSecondMax } = this.settings;
    if (signalsPerSecondMax === 0) return;
    const now = this.ports.now();
    if (this.#nextSignalAt > now) await this.ports.pause(this.#nextSignalAt - now);
    this.#nextSignalAt = Math.max(now, this.#nextSignalAt) + SECOND_MS / signalsPerSecondMax;
  }

  #start(row: UntoldCase): void {
    const id = idOf(row);
    const signal = this.#signal(row).finally(() => this.#inFlight.delete(id));
    this.#inFlight.set(id, signal);
  }

  async #signal(row: UntoldCase): Promise<void> {
    const answer = await this.ports.wake({ tenant: row.tenant, caseId: row.caseId }, row.version);
    if (answer.kind === 'woken') {
      this.#temporal.succeeded();
      this.#told.push(row);
    } else if (answer.kind === 'unavailable') {
      const pauseMs = this.#temporal.failed(this.ports.now());
      this.ports.warn('relay.temporal-away', { code: answer.code, pauseMs });
    } else {
      await this.#refused(row, answer.code);
    }
  }

  /** One case that the server will not take must not hold up the others. */
  async #refused(row: UntoldCase, code: string): Promise<void> {
    const pauseMs = Math.min(this.settings.refusedPauseMs * 2 ** row.attempts, this.settings.refusedPauseMaxMs);
    this.ports.warn('relay.case-refused', { caseId: row.caseId, code, pauseMs });
    await this.ports.untold.postpone(row.tenant, row.caseId, pauseMs).catch((error: unknown) => this.#databaseFailed(error));
  }

  /** Takes what was told off the list, one round trip a tenant; what fails is told again later. */
  async #strikeOff(): Promise<void> {
    const told = this.#told.splice(0);
    const tenants = new Set(told.map(({ tenant }) => tenant));
    for (const tenant of tenants) {
      await this.ports.untold.markAllSignalled(tenant, told.filter((row) => row.tenant === tenant));
    }
  }
}

const idOf = ({ tenant, caseId }: UntoldCase): string => `${tenant}|${caseId}`;
