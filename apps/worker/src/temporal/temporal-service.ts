import { NativeConnection, Worker } from '@temporalio/worker';
import type { JourneyActivities } from '@vinhdanh/activities';
import { journeyNames } from '@vinhdanh/contracts/messages';
import type { Logger } from '@vinhdanh/platform';
import { workerSettings } from './worker-settings.js';

export interface TemporalServiceOptions {
  readonly address: string;
  readonly namespace: string;
  readonly bundlePath: string;
  readonly activities: JourneyActivities;
  readonly connections: number;
  readonly logger: Logger;
}

const RETRY_FIRST_MS = 500;
const RETRY_MAX_MS = 10_000;

/**
 * The Temporal worker, for as long as the process lives: it starts when the server can be reached, and again
 * when it ended for whatever reason but `stop`.
 */
export class TemporalService {
  #worker: Worker | null = null;
  #stopping = false;
  #wakeUp: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(private readonly options: TemporalServiceOptions) {}

  get isPolling(): boolean {
    return this.#worker?.getState() === 'RUNNING';
  }

  start(): void {
    this.#loop = this.#keepRunning();
  }

  /** Takes no new task, lets running ones end, then forces. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wakeUp();
    if (this.isPolling) this.#worker?.shutdown();
    await this.#loop;
  }

  async #keepRunning(): Promise<void> {
    for (let failures = 0; !this.#stopping;) {
      try {
        await this.#runOnce();
        failures = 0;
      } catch (error) {
        const pauseMs = Math.min(RETRY_FIRST_MS * 2 ** failures, RETRY_MAX_MS);
        failures += 1;
        this.options.logger.warn('temporal.worker-away', {
          error: error instanceof Error ? error.message : String(error),
          pauseMs,
        });
        await this.#pause(pauseMs);
      }
    }
  }

  async #runOnce(): Promise<void> {
    const { address, namespace, bundlePath, activities, connections, logger } = this.options;
    const connection = await NativeConnection.connect({ address });
    try {
      const worker = await Worker.create({
        connection,
        namespace,
        taskQueue: journeyNames.taskQueue,
        workflowBundle: { codePath: bundlePath },
        activities,
        ...workerSettings(connections),
      });
      this.#worker = worker;
      if (this.#stopping) return;
      logger.info('temporal.worker-running', { taskQueue: journeyNames.taskQueue });
      await worker.run();
    } finally {
      this.#worker = null;
      await connection.close();
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
