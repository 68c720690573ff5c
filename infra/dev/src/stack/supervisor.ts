import type { HomeLock } from './home-lock.js';
import { Supervised, type SupervisedOptions } from './supervised.js';

/** Thrown out of a start that was told to stop. */
export class StackStopped extends Error {
  constructor() {
    super('the stack was stopped');
  }
}

/**
 * The children of one stack. It either keeps all of them alive or ends them all: when one is hopeless, the rest is
 * stopped in order and `onCollapse` is told why, so that no half of a system stays behind.
 */
export class Supervisor {
  private readonly children: Supervised[] = [];
  private readonly stopping = new AbortController();
  private stop_: Promise<void> | null = null;
  /** The last resort, when the process ends without `stop`: nothing of it may outlive it. */
  private readonly killAll = (): void => {
    for (const child of this.children) child.kill('SIGKILL', { restart: false });
  };

  constructor(
    private readonly lock: HomeLock,
    private readonly onCollapse: ((error: Error) => void) | undefined,
  ) {
    process.on('exit', this.killAll);
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
    process.off('exit', this.killAll);
    this.lock.release();
  }

  private collapse(error: Error): void {
    void this.stop().then(() => this.onCollapse?.(error));
  }
}
