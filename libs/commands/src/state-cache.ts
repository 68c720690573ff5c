import type { CaseState } from '@vinhdanh/awards';
import type { PersonKeyRow } from '@vinhdanh/journal';
import type { Instant, PersonId } from '@vinhdanh/kernel';

/** A folded case with what ties it to the record: hash and time of its head, and the key that opened it. */
export interface CachedCase {
  readonly state: CaseState;
  readonly headHash: string;
  readonly headAt: Instant | null;
  readonly keys: readonly PersonKeyRow[];
}

/** Folded states by tenant and stream; the one that was used least recently goes first. In memory only. */
export class StateCache {
  private readonly entries = new Map<string, CachedCase>();

  constructor(private readonly sizeMax: number) {}

  get(tenant: string, stream: string): CachedCase | undefined {
    const key = `${tenant}|${stream}`;
    const found = this.entries.get(key);
    if (found === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, found);
    return found;
  }

  set(tenant: string, stream: string, entry: CachedCase): void {
    const key = `${tenant}|${stream}`;
    this.entries.delete(key);
    if (this.sizeMax <= 0) return;
    this.entries.set(key, entry);
    if (this.entries.size > this.sizeMax) {
      const [oldest] = this.entries.keys();
      if (oldest !== undefined) this.entries.delete(oldest);
    }
  }

  /** Forgets the cases of these nominees, or all. */
  forget(tenant: string, persons: readonly PersonId[] | 'all'): void {
    const gone = persons === 'all' ? null : new Set<string | null>(persons);
    for (const [key, { state }] of this.entries) {
      if (key.startsWith(`${tenant}|`) && (gone === null || gone.has(state.nomineeId)))
        this.entries.delete(key);
    }
  }

  delete(tenant: string, stream: string): void {
    this.entries.delete(`${tenant}|${stream}`);
  }
}
