import { Guardian } from '../process/guardian.js';
import type { HomeLock } from './home-lock.js';
import { recordFolder } from './orphans.js';
import { removeHome } from './remove-home.js';
import { Supervised, type SupervisedOptions } from './supervised.js';

/** Thrown out of a start that was told to stop. */
export class StackStopped extends Error {
  constructor() {
    super('the stack was stopped');
  }
}

export interface SupervisorOptions {
  readonly home: string;
  /** Delete the data folder when everything has stopped. */
  readonly temporary: boolean;
  readonly lock: HomeLock;
  readonly onCollapse: ((error: Error) => void) | undefined;
}

/**
 * The children of one stack. It either keeps all of them alive or ends them all: when one is hopeless, the rest is
 * stopped in order and `onCollapse` is told why, so that no half of a system stays behind.
 */
export class Supervisor {
  private readonly children: Supervised[] = [];
  private readonly stopping = new AbortController();
  private stop_: Promise<void> | null = null;
  private readonly guardian: Guardian;

  constructor(private readonly options: SupervisorOptions) {
    const { home, temporary } = options;
    this.guardian = new Guardian({
      records: recordFolder(home),
      home,
      ...(temporary ? { remove: [home] } : {}),
    });
  }

  /** Aborts when the stack begins to stop. */
  get stopped(): AbortSignal {
    return this.stopping.signal;
  }

  throwIfStopped(): void {
    if (this.stopping.signal.aborted) throw new StackStopped();
  }

  /** Takes a child into care; the caller starts it. */
  add(options: Omit<SupervisedOptions, 'onHopeless'>): Supervised {
    this.throwIfStopped();
    const child = new Supervised({ ...options, onHopeless: (error) => this.collapse(error) });
    this.children.push(child);
    return child;
  }

  get(name: string): Supervised {
    const child = this.children.find((candidate) => candidate.name === name);
    if (!child) throw new Error(`this stack runs no ${name} of its own`);
    return child;
  }

  /** Stops the children, the last started first, and gives the data folder free. */
  stop(): Promise<void> {
    this.stop_ ??= this.stopAll();
    return this.stop_;
  }

  private async stopAll(): Promise<void> {
    this.stopping.abort(new StackStopped());
    for (const child of this.children.toReversed()) await child.stop();
    this.options.lock.release();
    if (this.options.temporary) removeHome(this.options.home);
    await this.guardian.dismiss();
  }

  private collapse(error: Error): void {
    void this.stop().then(() => this.options.onCollapse?.(error));
  }
}
