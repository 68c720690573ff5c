import type { CaseId, Instant, Json, OrgId, PersonId } from '@vinhdanh/kernel';
import type { CallScope } from '@vinhdanh/bpmn-model';
import { initialEngineState, type DecisionReasons, type EngineState } from '@vinhdanh/interpreter';
import type { CaseFacts, PersonalFacts, Route } from './commands.js';
import type { KeptPaper } from './events.js';
import type { StepPhase } from './lifecycle.js';

/** Who changed something last, for the answer to the one who came second. */
export interface Change {
  readonly by: PersonId;
  readonly at: Instant;
}

/** The office's view of one open step; the engine's instance of the same id holds its clock. */
export interface StepState {
  readonly stepId: string;
  readonly elementId: string;
  /** Where the step stands in its life; moved by the table in `lifecycle.ts` alone. */
  readonly phase: Exclude<StepPhase, 'absent'>;
  /** Raised by take, give back, return, supplement: the entity tag's first half. Starts at 1. */
  readonly revision: number;
  readonly takenBy: PersonId | null;
  readonly returned: {
    readonly round: number;
    readonly fields: readonly string[];
    readonly reasons: Readonly<Record<string, string>> | null;
    readonly by: PersonId;
    readonly at: Instant;
  } | null;
  readonly returnsUsed: number;
  readonly escalatedTo: { readonly role: string; readonly org: OrgId; readonly at: Instant } | null;
  /** Who raised the revision last; null while it is 1. */
  readonly changed: Change | null;
  /** Set between the decision and the engine's completion of the task: within one command only. */
  readonly decision: {
    readonly by: PersonId;
    readonly outcome: string;
    readonly org: OrgId;
    readonly at: Instant;
  } | null;
}

/** A step that is over: who was first, and where it stood, so that its office may go on reading the case. */
export interface ClosedStep {
  readonly elementId: string;
  readonly processId: string;
  readonly callScope: CallScope | null;
  /** Null when nobody decided: silence, withdrawal, the end of the case. */
  readonly by: PersonId | null;
  readonly outcome: string | null;
  readonly org: OrgId | null;
  /** The superior's organisation when the step was escalated. */
  readonly escalatedOrg: OrgId | null;
  readonly at: Instant;
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

/** What a rule task came to, with the reasons while they can be read. */
export interface Judgement {
  readonly instanceId: string;
  readonly elementId: string;
  readonly processId: string;
  readonly ruleSet: string;
  readonly version: string;
  readonly hash: string;
  readonly decision: string;
  readonly result: Json;
  /** Null once the person's data are erased. */
  readonly reasons: DecisionReasons | null;
  readonly at: Instant;
}

/** Since when nothing personal is left, and which files went or stayed. */
export interface Erasure {
  readonly at: Instant;
  readonly reason: string;
  readonly policy: string;
  readonly files: readonly string[];
  readonly kept: readonly KeptPaper[];
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
  readonly dossierChanged: Change | null;
  readonly engine: EngineState;
  readonly steps: Readonly<Record<string, StepState>>;
  readonly closedSteps: Readonly<Record<string, ClosedStep>>;
  /** Element id → who decided it, for the separation of duties. */
  readonly deciders: Readonly<Record<string, readonly PersonId[]>>;
  readonly attachments: readonly Attachment[];
  readonly comments: readonly Comment[];
  readonly papers: readonly Paper[];
  /** What the rules of the path have said of the case, oldest first. */
  readonly judgements: readonly Judgement[];
  /** Null while the nominee's data are readable. */
  readonly erasure: Erasure | null;
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
  dossierChanged: null,
  engine: initialEngineState,
  steps: {},
  closedSteps: {},
  deciders: {},
  attachments: [],
  comments: [],
  papers: [],
  judgements: [],
  erasure: null,
  version: 0,
};

/** The state of a case before its first event. The id comes from the stream, not from an event. */
export const newCase = (caseId: CaseId): CaseState => ({ ...initialCaseState, caseId });
