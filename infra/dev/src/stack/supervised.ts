import { ManagedChild, type ChildExit, type ChildSpec } from '../process/managed-child.js';
import { waitUntil } from '../process/wait.js';

/** What a child is doing, seen from outside. `held` is down on purpose. */
export type ChildState = 'stopped' | 'starting' | 'ready' | 'held';

export interface SupervisedOptions {
  readonly spec: ChildSpec;
  /** Runs before every start: clears what a crash left behind. */
  readonly beforeStart?: () => Promise<void>;
  /** While one of these is not ready, a death is its fault, and is not counted. */
  readonly leansOn: readonly Supervised[];
  /** Called once when the child cannot be kept alive. */
  readonly onHopeless: (error: Error) => void;
}

const failuresMax = 6;
const calmAfterMs = 30_000;
const backoffFirstMs = 150;
const backoffMaxMs = 5_000;

/** A child that is started again when it dies, a bounded number of times. */
export class Supervised {
  private readonly child: ManagedChild;
  private current: ChildState = 'stopped';
  private failures = 0;
  private readyAt = 0;
  private expected = false;
  private recovery: Promise<void> | null = null;
  private restarts = 0;

  constructor(private readonly options: SupervisedOptions) {
    this.child = new ManagedChild(options.spec, (exit) => this.died(exit));
  }

  get name(): string {
    return this.options.spec.name;
  }

  get state(): ChildState {
    return this.current;
  }

  get logFile(): string {
    return this.options.spec.logFile;
  }

  get pid(): number | null {
    return this.child.pid;
  }

  /** How often it was started again. */
  get restartCount(): number {
    return this.restarts;
  }

  /** The first start: a child that does not come up is an error here, not a reason to try again. */
  async start(): Promise<void> {
    this.current = 'starting';
    await this.options.beforeStart?.();
    if (this.current !== 'starting') return;
    this.child.start();
    await this.child.waitReady();
    this.becameReady();
  }

  /** Stops the child, and any attempt to bring it back. */
  async stop(): Promise<void> {
    this.current = 'stopped';
    await this.child.stop();
    await this.recovery;
    await this.child.stop();
  }

  /**
   * Sends a signal on purpose: the death that follows is not counted. With `restart: false` the child stays down
   * until `restart()`.
   */
  kill(signal: NodeJS.Signals, options: { restart: boolean }): void {
    this.expected = true;
    if (!options.restart) this.current = 'held';
    this.child.signal(signal);
  }

  /** Starts it again, stopping it before if it runs; resolves when it is ready. */
  async restart(): Promise<void> {
    this.current = 'held';
    await this.child.stop();
    await this.recovery;
    this.restarts += 1;
    await this.start();
  }

  /** Resolves when the child is ready; throws when that takes longer. */
  async waitReady(timeoutMs: number): Promise<void> {
    const ready = await waitUntil(() => this.current === 'ready' && this.child.pid !== null, {
      timeoutMs,
      everyMs: 20,
    });
    if (!ready)
      throw new Error(`${this.name} is not ready after ${timeoutMs / 1000} s\n${this.child.lastLog()}`);
  }

  private becameReady(): void {
    if (this.current !== 'starting') return;
    if (this.child.pid === null)
      throw new Error(`${this.name} ended as soon as it was ready\n${this.child.lastLog()}`);
    this.current = 'ready';
    this.readyAt = performance.now();
  }

  private died(exit: ChildExit): void {
    // A first start reports its own failure; what is down on purpose stays down.
    if (this.current !== 'ready') return;
    this.current = 'starting';
    if (performance.now() - this.readyAt > calmAfterMs) this.failures = 0;
    this.recovery = this.recover(exit).finally(() => {
      this.recovery = null;
    });
  }

  private async recover(exit: ChildExit): Promise<void> {
    let reason = `ended with ${exit.signal ?? exit.code}`;
    let counted = !this.expected && this.foundationReady();
    this.expected = false;
    while (this.current === 'starting') {
      if (counted) this.failures += 1;
      if (this.failures > failuresMax) {
        this.options.onHopeless(
          new Error(`${this.name} ${reason} and cannot be kept alive\n${this.child.lastLog()}`),
        );
        return;
      }
      if (counted) await this.pause(Math.min(backoffFirstMs * 2 ** this.failures, backoffMaxMs));
      const failure = await this.attempt();
      if (failure === null) return;
      reason = failure;
      // It may have been killed on purpose while it was starting.
      counted = !this.expected && this.foundationReady();
      this.expected = false;
      if (!counted) await this.pause(backoffFirstMs);
    }
  }

  /** One start; null when it is over, for better or because it is not wanted any more. */
  private async attempt(): Promise<string | null> {
    try {
      this.restarts += 1;
      await this.options.beforeStart?.();
      if (this.current !== 'starting') return null;
      this.child.start();
      await this.child.waitReady();
      this.becameReady();
      return null;
    } catch (error) {
      if (this.current !== 'starting') return null;
      await this.child.stop();
      return `cannot be started again (${(error as Error).message.split('\n')[0]})`;
    }
  }

  /** Waits, but not longer than a restart is wanted. */
  private async pause(ms: number): Promise<void> {
    await waitUntil(() => this.current !== 'starting', { timeoutMs: ms, everyMs: 20 });
  }

  private foundationReady(): boolean {
    return this.options.leansOn.every((other) => other.state === 'ready');
  }
}
