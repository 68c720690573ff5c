import type { CaseId, Instant, OrgId, PersonId } from '@vinhdanh/kernel';
import { initialEngineState, type EngineState } from '@vinhdanh/interpreter';
import type { CaseFacts, PersonalFacts, Route } from './commands.js';

/** The office's view of one open step; the engine's instance of the same id holds its clock. */
export interface StepState {
  readonly stepId: string;
  readonly elementId: string;
  /** Raised by take, give back, return, supplement: the entity tag's first half. Starts at 1. */
  readonly revision: number;
  readonly takenBy: PersonId | null;
  readonly returned: { readonly round: number; readonly fields: readonly string[]; readonly reasons: Readonly<Record<string, string>> | null; readonly by: PersonId; readonly at: Instant } | null;
  readonly returnsUsed: number;
  readonly escalatedTo: { readonly role: string; readonly org: OrgId } | null;
}

export interface Attachment {
  readonly fileId: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface Comment {
  readonly commentId: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text: string | null;
}

export interface Paper {
  readonly jobId: string;
  readonly template: string;
  readonly templateVersion: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly at: Instant;
}

export interface CaseState {
  readonly caseId: CaseId | null;
  readonly status: 'new' | 'open' | 'concluded';
  readonly caseNumber: string;
  readonly bundleHash: string;
  readonly nomineeId: PersonId | null;
  readonly startedBy: PersonId | null;
  readonly startedAt: Instant | null;
  readonly concludedAt: Instant | null;
  /** `awarded`, `refused`, `withdrawn`, `not-eligible` … the result of the path's end; null while open. */
  readonly result: string | null;
  readonly route: Route;
  readonly facts: CaseFacts | null;
  readonly personal: PersonalFacts | null;
  /** Raised by whatever changes the dossier: supplement, attachment. Starts at 1. */
  readonly dossierRevision: number;
  readonly engine: EngineState;
  readonly steps: Readonly<Record<string, StepState>>;
  /** Element id → who decided it, for the separation of duties. */
  readonly deciders: Readonly<Record<string, readonly PersonId[]>>;
  readonly attachments: readonly Attachment[];
  readonly comments: readonly Comment[];
  readonly papers: readonly Paper[];
  /** Version of the last event folded in. */
  readonly version: number;
}

export const initialCaseState: CaseState = {
  caseId: null,
  status: 'new',
  caseNumber: '',
  bundleHash: '',
  nomineeId: null,
  startedBy: null,
  startedAt: null,
  concludedAt: null,
  result: null,
  route: {},
  facts: null,
  personal: null,
  dossierRevision: 0,
  engine: initialEngineState,
  steps: {},
  deciders: {},
  attachments: [],
  comments: [],
  papers: [],
  version: 0,
};
