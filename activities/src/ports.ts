import type { CaseEvent, CaseFacts, CaseState, CommandEnvelope, PersonalFacts } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { CaseId, Failure, Instant, Json, OrgId, TenantId } from '@vinhdanh/kernel';

/** An event of a case with the time that the record gives it. */
export interface RecordedCaseEvent {
  readonly event: CaseEvent;
  readonly at: Instant;
}

/** A case as the record holds it: its state, and the events that it was folded from. */
export interface LoadedCase {
  readonly model: Model;
  readonly state: CaseState;
  readonly events: readonly RecordedCaseEvent[];
}

export interface CaseReader {
  /** Folded as far as the state alone; cheap when the case was read before. */
  state(tenant: TenantId, caseId: CaseId): Promise<Omit<LoadedCase, 'events'> | Failure>;
  /** With every event from the first on. */
  whole(tenant: TenantId, caseId: CaseId): Promise<LoadedCase | Failure>;
}

/** The answer of the command handler, as far as a report of the journey needs it. */
export type SubmitAnswer = { readonly kind: 'done'; readonly repeated: boolean } | Failure;

/** The one way to write: the same command handler that people's clicks go through. */
export type CommandSubmitter = (envelope: CommandEnvelope) => Promise<SubmitAnswer>;

/** What a paper says. The same request gives the same bytes: dates come from the record, never from a clock. */
export interface PaperRequest {
  readonly template: string;
  readonly caseNumber: string;
  /** When the paper was asked for, by the record. */
  readonly at: Instant;
  readonly awardKind: string;
  readonly facts: CaseFacts | null;
  readonly personal: PersonalFacts | null;
  /** Name of the issuing organisation and of the one above it, Vietnamese. */
  readonly issuer: string;
  readonly issuerParent: string | null;
  /** Where it is issued: the province's name, empty when unknown. */
  readonly place: string;
  readonly result: string | null;
  readonly input: Readonly<Record<string, Json>>;
}

export interface RenderedPaper {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly templateVersion: string;
}

export interface PaperRenderer {
  /** @throws Defect `PAPER.TEMPLATE_UNKNOWN`. */
  render(request: PaperRequest): Promise<RenderedPaper>;
}

/** Content-addressed: the same bytes are one file, however often they are put. */
export interface PaperStore {
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>;
}

export interface OrganisationNames {
  /** Vietnamese names by organisation; unknown ones are left out. */
  namesOf(tenant: TenantId, orgs: readonly OrgId[]): Promise<Readonly<Record<string, string>>>;
}

export interface Clock {
  now(): Instant;
}

/** Everything that the activities reach beyond themselves. */
export interface JourneyPorts {
  readonly cases: CaseReader;
  readonly submit: CommandSubmitter;
  readonly papers: PaperRenderer;
  readonly files: PaperStore;
  readonly organisations: OrganisationNames;
  readonly clock: Clock;
}
