import { BackOff } from './back-off.js';
import { Pace } from './pace.js';
import { QuietCases } from './quiet-cases.js';
import type { RelayPorts, UntoldCase } from './relay-ports.js';
import type { RelaySettings } from './relay-settings.js';

/** How often the relay asks how busy people are. */
const BUSY_CHECK_MS = 500;
/** A batch that is older than this is read again: its cases may have moved on. */
const BATCH_AGE_MAX_MS = 1_000;

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
  readonly #pace = new Pace();
  readonly #quiet: QuietCases;
  #busy = false;
  #busyCheckedAt = 0;

  constructor(
    private readonly ports: RelayPorts,
    private readonly settings: RelaySettings,
  ) {
    this.#temporal = new BackOff(settings.backOffMs, settings.backOffMaxMs);
    this.#database = new BackOff(settings.backOffMs, settings.backOffMaxMs);
    this.#quiet = new QuietCases(settings.settleMs, settings.settleMaxMs);
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
    this.ports.warn('relay.database-away', {
      code: String((error as { code?: unknown }).code ?? 'UNEXPECTED'),
    });
    return this.#database.failed(this.ports.now());
  }

  /** Works one batch off, as fast as there is room; answers how many cases it was. */
  async #work(): Promise<number> {
    if (this.#temporal.leftMs(this.ports.now()) > 0 || !this.#hasRoom()) return 0;
    const batch = await this.ports.untold.pending(this.settings.batchMax);
    const readAt = this.ports.now();
    await this.#lookHowBusy();
    let worked = 0;
    for (const row of this.#quiet.settled(batch, readAt)) {
      if (this.ports.now() - readAt > BATCH_AGE_MAX_MS) break;
      if (this.#inFlight.has(idOf(row))) continue;
      if (this.ports.hasSeen(row, row.version)) this.#told.push(row);
      else if (await this.#mayStart()) this.#start(row);
      else break;
      worked += 1;
    }
    return worked;
  }

  async #lookHowBusy(): Promise<void> {
    const now = this.ports.now();
    if (this.settings.busySignalsPerSecondMax === 0 || now - this.#busyCheckedAt < BUSY_CHECK_MS) return;
    this.#busyCheckedAt = now;
    this.#busy = (await this.ports.leadership.arrivals()) > this.settings.busyArrivalsPerSecond;
  }

  /** While Temporal does not answer, one probe at a time. */
  #hasRoom(): boolean {
    return this.#inFlight.size < (this.#temporal.failures > 0 ? 1 : this.settings.concurrency);
  }

  /** Waits for room and for the pace. False: give up this batch, since it would grow old, or Temporal is away. */
  async #mayStart(): Promise<boolean> {
    while (!this.#hasRoom()) await Promise.race(this.#inFlight.values());
    if (this.#stopped || this.#temporal.leftMs(this.ports.now()) > 0) return false;
    const { busySignalsPerSecondMax, signalsPerSecondMax } = this.settings;
    const waitMs = this.#pace.waitMs(
      this.ports.now(),
      this.#busy ? busySignalsPerSecondMax : signalsPerSecondMax,
    );
    if (waitMs > 0) await this.ports.pause(waitMs);
    if (this.#busy) await this.#lookHowBusy();
    return !this.#stopped;
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
    const pauseMs = Math.min(
      this.settings.refusedPauseMs * 2 ** row.attempts,
      this.settings.refusedPauseMaxMs,
    );
    this.ports.warn('relay.case-refused', { caseId: row.caseId, code, pauseMs });
    await this.ports.untold
      .postpone(row.tenant, row.caseId, pauseMs)
      .catch((error: unknown) => this.#databaseFailed(error));
  }

  /** Takes what was told off the list, one round trip a tenant; what fails is told again later. */
  async #strikeOff(): Promise<void> {
    const told = this.#told.splice(0);
    const tenants = new Set(told.map(({ tenant }) => tenant));
    for (const tenant of tenants) {
      await this.ports.untold.markAllSignalled(
        tenant,
        told.filter((row) => row.tenant === tenant),
      );
    }
  }
}

const idOf = ({ tenant, caseId }: UntoldCase): string => `${tenant}|${caseId}`;
