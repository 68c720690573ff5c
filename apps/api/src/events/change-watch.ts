import type { Logger } from '@vinhdanh/platform';
import type { ChangeDigest } from './change-digest.js';

/** Somebody who wants to know when to ask again. */
export interface Listener {
  readonly personId: string;
  readonly orgs: readonly string[];
  /** Something of these organisations differs: ask again. Carries nothing on purpose. */
  changed(): void;
  /** Called now and then: keeps the connection open, and ends it once the session is over. */
  beat(): void;
  end(): void;
}

export const LOOK_EVERY_MS = 700;
const BEAT_EVERY_MS = 15_000;
const LISTENERS_MAX = 1_000;
const LISTENERS_PER_PERSON_MAX = 8;

/**
 * One look at the database for everybody who listens at this process, every 700 ms while somebody does.
 * A look that fails is repeated at the next turn, and then everybody is told, because what happened in
 * between is unknown; for the same reason a new listener is told at the first look.
 */
export class ChangeWatch {
  readonly #listeners = new Set<Listener>();
  /** Who came since the last look: what happened between their last question and now is unknown. */
  readonly #fresh = new Set<Listener>();
  #seen: ReadonlyMap<string, string> = new Map();
  #looking = false;
  #missed = false;
  #timer: NodeJS.Timeout | null = null;
  #beats: NodeJS.Timeout | null = null;

  constructor(
    private readonly digest: ChangeDigest,
    private readonly logger: Logger,
    private readonly everyMs: number = LOOK_EVERY_MS,
  ) {}

  /** False when too many listen already. Returns how to stop otherwise. */
  listen(listener: Listener): (() => void) | false {
    const own = [...this.#listeners].filter(({ personId }) => personId === listener.personId);
    if (this.#listeners.size >= LISTENERS_MAX) return false;
    // A person with many tabs loses the oldest connection, which asks again by itself.
    if (own.length >= LISTENERS_PER_PERSON_MAX) own[0]?.end();
    this.#listeners.add(listener);
    this.#fresh.add(listener);
    this.#timer ??= setInterval(() => void this.look(), this.everyMs);
    this.#beats ??= setInterval(() => {
      for (const each of this.#listeners) each.beat();
    }, BEAT_EVERY_MS);
    return () => {
      this.#listeners.delete(listener);
      this.#fresh.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  /** Ends every connection: the process is about to go. */
  close(): void {
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
    this.#fresh.clear();
    this.#stop();
  }

  async look(): Promise<void> {
    if (this.#looking || this.#listeners.size === 0) return;
    this.#looking = true;
    try {
      const orgs = [...new Set([...this.#listeners].flatMap((listener) => [...listener.orgs]))];
      const fresh = new Set(this.#fresh);
      const now = await this.digest(orgs);
      const changed = new Set(
        orgs.filter((org) => this.#missed || (this.#seen.has(org) && this.#seen.get(org) !== now.get(org))),
      );
      this.#seen = now;
      this.#missed = false;
      for (const listener of fresh) this.#fresh.delete(listener);
      for (const listener of this.#listeners)
        if (fresh.has(listener) || listener.orgs.some((org) => changed.has(org))) listener.changed();
    } catch (error) {
      if (!this.#missed)
        this.logger.warn('events.look-failed', {
          error: error instanceof Error ? error.message : String(error),
        });
      this.#missed = true;
    } finally {
      this.#looking = false;
    }
  }

  #stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    if (this.#beats !== null) clearInterval(this.#beats);
    this.#timer = null;
    this.#beats = null;
    this.#seen = new Map();
  }
}
