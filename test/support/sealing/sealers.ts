import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repoRoot } from '@vinhdanh/dev';

/** What a sealer said about itself: the event's name and its fields. */
export type SealerNote = Readonly<Record<string, string | number | null>> & { readonly event: string };

export interface SealerEnvironment {
  readonly url: string;
  readonly origin: string;
  /** Seeds in base64. */
  readonly seeds: readonly string[];
}

/** Several sealers over one database, each a process of its own that may be killed. */
export class Sealers {
  readonly notes: SealerNote[] = [];
  readonly #running: ChildProcess[];
  readonly #failures: string[] = [];
  #stopped = false;
  killed = 0;

  constructor(
    private readonly environment: SealerEnvironment,
    count: number,
  ) {
    this.#running = Array.from({ length: count }, () => this.#start());
  }

  /** Kills the process in the place `at` in the middle of whatever it does; another takes its place at once. */
  async kill(at: number): Promise<void> {
    if (this.#stopped) return;
    const child = this.#running[at % this.#running.length] as ChildProcess;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    this.killed += 1;
    this.#running[at % this.#running.length] = this.#start();
    await ended;
  }

  /** Ends all of them in order. @throws Error for one that ended by itself. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(
      this.#running.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = new Promise((resolve) => child.once('close', resolve));
        child.kill('SIGTERM');
        await ended;
      }),
    );
    if (this.#failures.length > 0) throw new Error(`a sealer ended by itself:\n${this.#failures.join('\n')}`);
  }

  #start(): ChildProcess {
    const { url, origin, seeds } = this.environment;
    const child = spawn(process.execPath, [join(repoRoot, 'test/support/sealing/sealer-process.mjs')], {
      cwd: repoRoot,
      env: {
        PATH: process.env.PATH,
        DATABASE_SEALER_URL: url,
        LOG_ORIGIN: origin,
        LOG_KEYS: seeds.join(','),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    createInterface({ input: child.stdout }).on('line', (line) =>
      this.notes.push(JSON.parse(line) as SealerNote),
    );
    let wrong = '';
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()));
    child.once('close', (code) => {
      if (code !== 0 && code !== null) this.#failures.push(`exit code ${code}: ${wrong.slice(-2_000)}`);
    });
    return child;
  }
}
