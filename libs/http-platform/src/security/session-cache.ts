import type { Identity } from './identity.js';

/** A revoked session or a lost duty is noticed after so long at most (design: within a minute). */
const FRESH_MS = 30_000;
const ENTRIES_MAX = 20_000;

/** Where sessions live. `find` also notes that the session was used, so that an idle one ends. */
export interface SessionSource {
  find(token: string): Promise<Identity | null>;
}

/** A session that is known: who, and the token that its changes must carry. */
export interface KnownSession {
  readonly identity: Identity;
  readonly csrfToken: string;
}

interface Entry {
  readonly session: KnownSession;
  readonly loadedAtMs: number;
}

/**
 * Sessions with their duties, for half a minute: an ordinary request asks the database nothing for its
 * sign-in. Absent sessions are not kept, so that one which has just begun is found at once.
 */
export class SessionCache {
  readonly #entries = new Map<string, Entry>();
  readonly #pending = new Map<string, Promise<KnownSession | null>>();

  constructor(
    private readonly source: SessionSource,
    private readonly csrfOf: (token: string) => string,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** The session of an id, or null when there is none (any more). */
  async find(token: string): Promise<KnownSession | null> {
    const known = this.#entries.get(token);
    if (known !== undefined && this.nowMs() - known.loadedAtMs < FRESH_MS) return known.session;
    const running = this.#pending.get(token);
    if (running !== undefined) return running;
    const loading = this.#load(token).finally(() => this.#pending.delete(token));
    this.#pending.set(token, loading);
    return loading;
  }

  /** Forgets at once; other processes follow within half a minute. */
  forget(token: string): void {
    this.#entries.delete(token);
  }

  async #load(token: string): Promise<KnownSession | null> {
    const identity = await this.source.find(token);
    this.#entries.delete(token);
    if (identity === null) return null;
    if (this.#entries.size >= ENTRIES_MAX) {
      const oldest = this.#entries.keys().next();
      if (oldest.done !== true) this.#entries.delete(oldest.value);
    }
    const session = { identity, csrfToken: this.csrfOf(token) };
    this.#entries.set(token, { session, loadedAtMs: this.nowMs() });
    return session;
  }
}
