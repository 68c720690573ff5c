import type { CommandHandler } from '@vinhdanh/commands';
import type { CaseId, Instant, PersonId, TenantId } from '@vinhdanh/kernel';

/** A person of whom cases are kept, as the keeper of the keys knows him. */
export interface Subject {
  readonly person: PersonId;
  /** Null while the key is there. */
  readonly destroyedAt: Instant | null;
  /** Why it was destroyed. */
  readonly reason: string | null;
  /** Since when cases and files have followed; null while something is left to do. */
  readonly forgottenAt: Instant | null;
  /** Oldest first. */
  readonly cases: readonly CaseId[];
}

/** The keeper of persons' keys: the one role that can destroy them. */
export interface KeyKeeper {
  /** By the person's id, or by the number of one of his cases. */
  find(tenant: TenantId, given: string): Promise<Subject | null>;
  /** Destroys the key and clears the headers in one transaction. `before`: it was destroyed already. */
  erase(tenant: TenantId, person: PersonId, reason: string): Promise<'now' | 'before' | 'unknown'>;
  /** Cases whose record speaks of the file. */
  casesWithFile(tenant: TenantId, sha256: string): Promise<readonly CaseId[]>;
  /** Notes that nothing is left to do; false while a case has not said yet that its person was erased. */
  end(tenant: TenantId, person: PersonId): Promise<boolean>;
}

/** The store of files, as far as one is taken away, and put back where somebody else has come to need it. */
export interface ErasableFiles {
  /** Null when there is no such file. */
  read(sha256: string): Promise<Uint8Array | null>;
  delete(sha256: string): Promise<boolean>;
  put(bytes: Uint8Array): Promise<unknown>;
}

export interface ErasureParts {
  readonly keeper: KeyKeeper;
  readonly handler: Pick<CommandHandler, 'handle' | 'loadState'>;
  readonly files: ErasableFiles;
  readonly now: () => Instant;
}
