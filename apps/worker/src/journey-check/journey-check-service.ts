import { checkJourneys, connectJourneyViews, type CheckParts } from '@vinhdanh/temporal-gateway';
import { InterruptiblePause } from '../interruptible-pause.js';
import { roundAsLeader } from '../leader-round.js';

/** Any number, the same in every worker of a database. */
const CHECK_LOCK = 7_283_104;
/** Differences that are named one by one in the log; the rest is counted. */
const NAMED_MAX = 20;

export interface JourneyCheckOptions extends Pick<CheckParts, 'tenant' | 'cases' | 'obligations' | 'heal'> {
  readonly connectionString: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  /** 0: never. */
  readonly everyMs: number;
  readonly info: (event: string, fields: Readonly<Record<string, string | number>>) => void;
  readonly warn: (event: string, fields: Readonly<Record<string, string | number>>) => void;
}

/**
 * Compares, now and then, what the record wants of the journeys with what Temporal has, and puts right what
 * differs. The relay tells journeys of every event; this finds what was lost behind its back.
 */
export class JourneyCheckService {
  readonly #pause = new InterruptiblePause();
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: JourneyCheckOptions) {}

  start(): void {
    if (this.options.everyMs > 0) this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#pause.end();
    await this.#running;
  }

  /** Not at once: after a start everything is behind for a moment. */
  async #run(): Promise<void> {
    for (;;) {
      await this.#pause.wait(this.options.everyMs);
      if (this.#stopped) return;
      const { connectionString } = this.options;
      await roundAsLeader({ connectionString, name: 'vinhdanh-journey-check', lock: CHECK_LOCK }, () =>
        this.#round(),
      ).catch((error: unknown) => {
        if (this.#stopped) return;
        this.options.warn('journeys.check-failed', {
          code: String((error as { code?: unknown }).code ?? (error as Error).message),
        });
      });
    }
  }

  async #round(): Promise<void> {
    const { temporal, info, warn } = this.options;
    const views = await connectJourneyViews(temporal.address, temporal.namespace);
    try {
      const report = await checkJourneys({
        ...this.options,
        views,
        pause: (ms) => this.#pause.wait(ms),
        onProgress: () => {
          if (this.#stopped) throw new Error('the worker stops');
        },
      });
      for (const { caseId, what, expected, found } of report.differences.slice(0, NAMED_MAX))
        warn('journeys.differ', { caseId, what, expected, found });
      info('journeys.checked', {
        cases: report.cases,
        differences: report.differences.length,
        healed: report.healed,
      });
    } finally {
      await views.close();
    }
  }
}
