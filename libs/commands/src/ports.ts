import type { CaseId, CommandId, Instant, JsonObject, PersonId, TenantId } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { PersonKeyRow, RecordedEvent, SealedSection, StoredCommand } from '@vinhdanh/journal';
import type { CaseHeaderRow, InboxRow, NoticeRow } from '@vinhdanh/projections';

/** What one load brings, in one round trip. */
export interface LoadedStream {
  /** Events after `afterVersion`, in order. */
  readonly events: readonly RecordedEvent[];
  readonly version: number;
  readonly headHash: string;
  readonly headAt: Instant | null;
  /** The answer of an earlier command with the same key by the same actor. */
  readonly prior: PriorCommand | null;
  readonly personKeys: readonly PersonKeyRow[];
}

export interface PriorCommand {
  readonly requestHash: string;
  readonly stream: string;
  readonly firstVersion: number;
  readonly lastVersion: number;
  readonly at: Instant;
}

/** One transaction: command, events, inbox, header, notices, wake-up row. All or nothing. */
export interface AppendRequest {
  readonly tenant: TenantId;
  readonly caseId: CaseId;
  readonly stream: string;
  readonly expectedVersion: number;
  readonly command: StoredCommand;
  /** Duty that the database verifies again; null for the system actor. */
  readonly authority: { readonly person: PersonId; readonly role: string; readonly org: string } | null;
  readonly events: readonly RecordedEvent[];
  readonly newPersonKeys: readonly PersonKeyRow[];
  readonly header: CaseHeaderRow;
  readonly inbox: {
    readonly put: readonly InboxRow[];
    readonly drop: readonly { readonly stepId: string; readonly duty: string }[];
  };
  readonly notices: readonly NoticeRow[];
  /** People and roles who have acted, for "Đã xử lý": added, never removed. */
  readonly handledBy: PersonId | null;
}

export type AppendOutcome =
  | { readonly kind: 'appended' }
  /** The expected version was overtaken: reload, decide again. */
  | { readonly kind: 'versionLost' }
  /** The same key came in twice at once. */
  | { readonly kind: 'duplicateCommand' }
  /** The nominee of a new case has a key already, or had one. */
  | { readonly kind: 'personKnown' }
  /** The database did not find the duty that the handler claimed. */
  | { readonly kind: 'unauthorised' };

export interface Refusal {
  readonly tenant: TenantId;
  readonly actor: PersonId;
  readonly commandId: CommandId;
  readonly caseId: CaseId | null;
  readonly type: string;
  readonly code: string;
  readonly details: JsonObject;
  readonly at: Instant;
}

/** The record, as the handler needs it. Implemented by `libs/journal-postgres`. */
export interface Journal {
  load(query: {
    readonly tenant: TenantId;
    readonly stream: string;
    readonly afterVersion: number;
    readonly actor: string;
    readonly commandId: CommandId | null;
  }): Promise<LoadedStream>;
  append(request: AppendRequest): Promise<AppendOutcome>;
  recordRefusal(refusal: Refusal): Promise<void>;
  /** The key of a person who was nominated before; `wrapped` is empty when it is destroyed. Null: nobody. */
  personKey(tenant: TenantId, person: PersonId): Promise<PersonKeyRow | null>;
  /** The next number in the year of `at`; null, and none is drawn, when the actor's command was answered before. */
  nextCaseNumber(command: {
    readonly tenant: TenantId;
    readonly actor: string;
    readonly commandId: CommandId;
    readonly at: Instant;
  }): Promise<string | null>;
}

/** Compiled bundles by hash; cached by the adapter. `currentFor` answers the published one of an award kind. */
export interface Bundles {
  byHash(tenant: TenantId, hash: string): Promise<Model | null>;
  currentFor(tenant: TenantId, awardKind: string): Promise<Model | null>;
}

/**
 * Cryptography that the pure layer may not hold: hashing and personal sections. Synchronous. `context` is
 * authenticated beside the section (`<tenant>|<stream>`), so that none can be moved to another case.
 */
export interface Vault {
  sha256(text: string): string;
  newPersonKey(person: PersonId): PersonKeyRow;
  /** `context` is `<tenant>|<stream>`: a section opens only in the stream that it was sealed for. */
  seal(key: PersonKeyRow, plain: JsonObject, context?: string): SealedSection;
  /** Null when the key is destroyed. @throws Defect when the section was altered. */
  open(key: PersonKeyRow, sealed: SealedSection, context?: string): JsonObject | null;
}
