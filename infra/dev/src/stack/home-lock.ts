import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, isSameProcess, type ProcessIdentity } from '../process/identity.js';
import { sleep } from '../process/wait.js';

/** Thrown when another supervisor works on the same data folder. */
export class HomeInUse extends Error {
  constructor(
    readonly home: string,
    readonly holder: ProcessIdentity,
    readonly address: string | undefined,
  ) {
    const where = address ? `, serving ${address}` : '';
    super(
      `Vinh Danh already runs on ${home} (process ${holder.pid}${where}).\n` +
        'Stop it with Ctrl-C in its terminal, or set VINHDANH_HOME to another data folder.',
    );
  }
}

interface LockContent extends ProcessIdentity {
  readonly address?: string;
}

const guardianWaitMs = 45_000;

/** The right to work on a data folder. One process holds it; a killed holder's lock is taken over. */
export class HomeLock {
  private constructor(
    private readonly file: string,
    private readonly self: ProcessIdentity,
  ) {}

  /** Takes the lock, or throws `HomeInUse`. */
  static acquire(home: string): HomeLock {
    const self = identifyProcess(process.pid);
    if (!self) throw new Error('this process cannot identify itself');
    const lock = new HomeLock(join(home, 'supervisor.json'), self);
    for (;;) {
      if (lock.create()) return lock;
      const holder = lock.read();
      if (holder && isSameProcess(holder)) throw new HomeInUse(home, holder, holder.address);
      if (holder !== null) lock.discard(holder);
    }
  }

  /** The same, but waits while a guardian clears up after a supervisor that was killed a moment ago. */
  static async acquireAfterGuardian(home: string): Promise<HomeLock> {
    for (const deadline = performance.now() + guardianWaitMs; ; await sleep(100)) {
      try {
        return HomeLock.acquire(home);
      } catch (error) {
        const guardian = error instanceof HomeInUse && error.holder.command.includes('guardian-main.js');
        if (!guardian || performance.now() > deadline) throw error;
      }
    }
  }

  /** Notes where the services can be reached, for the message of a second start. */
  announce(address: string): void {
    const draft = this.draft({ ...this.self, address });
    renameSync(draft, this.file);
  }

  release(): void {
    rmSync(this.file, { force: true });
  }

  /** A link appears complete or not at all, and never over another file. */
  private create(): boolean {
    const draft = this.draft(this.self);
    try {
      linkSync(draft, this.file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  /** Null when the lock vanished meanwhile; undefined when it cannot be read as one. */
  private read(): LockContent | null | undefined {
    return readLock(this.file);
  }

  /**
   * Removes a stale lock by renaming it away, so that of two processes that saw it one only succeeds. If what was
   * renamed is not what was judged stale, somebody had taken over in between, and gets the lock back.
   */
  private discard(judged: LockContent | undefined): void {
    const aside = `${this.file}.${randomBytes(6).toString('hex')}`;
    try {
      renameSync(this.file, aside);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    const taken = readLock(aside);
    if (taken && (taken.pid !== judged?.pid || taken.startedAt !== judged.startedAt))
      linkSync(aside, this.file);
    rmSync(aside, { force: true });
  }

  private draft(content: LockContent): string {
    const draft = `${this.file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
    return draft;
  }
}

function readLock(file: string): LockContent | null | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const value = JSON.parse(text) as LockContent;
    return Number.isInteger(value.pid) ? value : undefined;
  } catch {
    // A file that is no lock, cut off by a full disk for example, protects nobody.
    return undefined;
  }
}
