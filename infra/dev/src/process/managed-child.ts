import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { identifyProcess } from './identity.js';
import { lastLines } from './log-tail.js';
import { signalProcess } from './terminate.js';
import { waitUntil } from './wait.js';

/** How to run one child and how to tell that it works. */
export interface ChildSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** The unprivileged user to run as, when this process is root's and the child may not be. */
  readonly runAs?: { readonly uid: number; readonly gid: number };
  readonly logFile: string;
  /** Where the child's identity is kept while it lives, so that a later start can clear an orphan. */
  readonly recordFile: string;
  readonly ready: () => Promise<boolean>;
  readonly readyTimeoutMs: number;
  readonly stopSignal: NodeJS.Signals;
  readonly stopTimeoutMs: number;
  /**
   * How much the child yields to the others when the processor is short, 0 (not at all) to 19. On one machine
   * a person's click comes before timers and papers, so Temporal and the worker yield to the api.
   */
  readonly niceness?: number;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const logLinesShown = 25;

/**
 * One child process: started in a session of its own (a terminal's Ctrl-C must reach the supervisor alone, which
 * then stops everything in order), its output in a log file, its identity on disk while it lives.
 */
export class ManagedChild {
  private process: ChildProcess | null = null;
  private exit: Promise<ChildExit> = Promise.resolve({ code: 0, signal: null });

  constructor(
    readonly spec: ChildSpec,
    private readonly onExit: (exit: ChildExit) => void,
  ) {}

  /** The process id, or null while it does not run. */
  get pid(): number | null {
    return this.process?.pid ?? null;
  }

  /** Starts the process; returns at once. Throws when it cannot be started or runs already. */
  start(): void {
    if (this.process) throw new Error(`${this.spec.name} runs already`);
    mkdirSync(dirname(this.spec.logFile), { recursive: true });
    const log = openSync(this.spec.logFile, 'a');
    try {
      const child = spawn(this.spec.command, this.spec.args, {
        cwd: this.spec.cwd,
        env: this.spec.env,
        detached: true,
        stdio: ['ignore', log, log],
        ...this.spec.runAs,
      });
      this.process = child;
      if (child.pid !== undefined && this.spec.niceness !== undefined) {
        // An ordinary user may only lower a priority, and this process may have a low one itself.
        setPriority(child.pid, Math.max(getPriority(), this.spec.niceness));
      }
      this.exit = new Promise((resolve) => {
        const ended = (exit: ChildExit): void => {
          if (this.process !== child) return;
          this.process = null;
          rmSync(this.spec.recordFile, { force: true });
          resolve(exit);
          this.onExit(exit);
        };
        child.once('exit', (code, signal) => ended({ code, signal }));
        child.once('error', (error) => {
          writeFileSync(this.spec.logFile, `cannot start ${this.spec.command}: ${error.message}\n`, {
            flag: 'a',
          });
          ended({ code: null, signal: null });
        });
      });
      this.record();
    } finally {
      closeSync(log);
    }
  }

  /** Waits until the child answers; throws with its last log lines when it ends or the time is over. */
  async waitReady(timeoutMs = this.spec.readyTimeoutMs): Promise<void> {
    const ready = await waitUntil(() => this.process !== null && this.spec.ready(), {
      timeoutMs,
      giveUp: () => this.process === null,
    });
    if (ready) return this.record();
    const why = this.process === null ? 'it ended' : `it did not become ready within ${timeoutMs / 1000} s`;
    throw new Error(`${this.spec.name} cannot be started: ${why}\n${this.lastLog()}`);
  }

  /** Sends a signal; false when there is no process. */
  signal(signal: NodeJS.Signals): boolean {
    return this.pid === null ? false : signalProcess(this.pid, signal);
  }

  /** Asks the child to stop, kills it after its time, and resolves when it is gone. */
  async stop(): Promise<void> {
    if (!this.process) return;
    this.signal(this.spec.stopSignal);
    const kill = setTimeout(() => this.signal('SIGKILL'), this.spec.stopTimeoutMs);
    await this.exit;
    clearTimeout(kill);
  }

  /** Resolves when the process that runs now has ended. */
  ended(): Promise<ChildExit> {
    return this.exit;
  }

  /** The last lines that the child wrote, with the log's place. */
  lastLog(): string {
    const lines = lastLines(this.spec.logFile, logLinesShown).map((line) => `  | ${line}`);
    return [`last lines of ${this.spec.logFile}:`, ...lines].join('\n');
  }

  private record(): void {
    const identity = this.pid === null ? null : identifyProcess(this.pid);
    if (!identity) return;
    mkdirSync(dirname(this.spec.recordFile), { recursive: true });
    writeFileSync(this.spec.recordFile, JSON.stringify({ name: this.spec.name, ...identity }));
  }
}
