import type { OrgId, PersonId } from '@vinhdanh/kernel';
import type { EngineEvent } from '@vinhdanh/interpreter';
import type { BallotCounts, CaseFacts, PersonalFacts, Route } from './commands.js';

/**
 * What the office did, beside what the engine records. `personal` is the section that is encrypted with
 * the nominee's key before it is hashed; null after the key has been destroyed.
 */
export type NominationEvent =
  | {
      readonly type: 'NominationStarted';
      readonly caseNumber: string;
      readonly bundleHash: string;
      readonly nomineeId: PersonId;
      readonly by: PersonId;
      readonly route: Route;
      readonly facts: CaseFacts;
      readonly personal: PersonalFacts | null;
    }
  | { readonly type: 'StepTaken'; readonly stepId: string; readonly by: PersonId }
  | { readonly type: 'StepGivenBack'; readonly stepId: string; readonly by: PersonId }
  | {
      readonly type: 'StepDecided';
      readonly stepId: string;
      readonly elementId: string;
      readonly by: PersonId;
      readonly role: string;
      readonly org: OrgId;
      readonly outcome: string;
      readonly ballot: BallotCounts | null;
      readonly personal: { readonly note: string } | null;
    }
  | {
      readonly type: 'StepReturned';
      readonly stepId: string;
      readonly by: PersonId;
      readonly round: number;
      readonly fields: readonly string[];
      readonly personal: { readonly reasons: Readonly<Record<string, string>> } | null;
    }
  | {
      readonly type: 'SupplementSubmitted';
      readonly stepId: string;
      readonly by: PersonId;
      readonly facts: Partial<CaseFacts>;
      readonly personal: { readonly changed: Partial<PersonalFacts>; readonly note: string | null } | null;
    }
  | {
      readonly type: 'CommentAdded';
      readonly commentId: string;
      readonly by: PersonId;
      readonly personal: { readonly text: string } | null;
    }
  | {
      readonly type: 'FileAttached';
      readonly fileId: string;
      readonly by: PersonId;
      readonly sha256: string;
      readonly bytes: number;
      readonly mediaType: string;
      readonly personal: { readonly fileName: string } | null;
    }
  | {
      readonly type: 'MessageReceived';
      readonly name: string;
      readonly by: PersonId;
      readonly personal: { readonly note: string } | null;
    }
  | {
      readonly type: 'StepEscalated';
      readonly stepId: string;
      readonly toRole: string;
      readonly toOrg: OrgId;
    }
  | {
      readonly type: 'PaperDrafted';
      readonly jobId: string;
      readonly template: string;
      readonly templateVersion: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly mediaType: string;
    }
  | { readonly type: 'NoticeSent'; readonly jobId: string; readonly notice: string }
  /** The key of the nominee is destroyed: every `personal` of the case is null from now on. */
  | {
      readonly type: 'PersonalDataErased';
      readonly personId: PersonId;
      /** Why, as whoever ordered it says; written openly, so nothing personal. */
      readonly reason: string;
      /** Which retention policy said what stays. */
      readonly policy: string;
      /** Hashes of the files that this case may no longer hold, in order. */
      readonly files: readonly string[];
      /** Papers that the law wants kept, and on which ground. */
      readonly kept: readonly KeptPaper[];
    };

/** A paper that outlives an erasure. */
export interface KeptPaper {
  readonly sha256: string;
  readonly template: string;
  readonly ground: string;
}

export type CaseEvent = NominationEvent | EngineEvent;
export type CaseEventType = CaseEvent['type'];
