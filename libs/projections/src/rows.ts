import type { Instant, OrgId, PersonId } from '@vinhdanh/kernel';

/** One line of somebody's inbox: an open step at a role of an organisation. Pure function of the state. */
export interface InboxRow {
  readonly stepId: string;
  readonly elementId: string;
  readonly stepName: string;
  readonly level: string;
  readonly role: string;
  readonly org: OrgId;
  /** `act`: decide it; `supplement`: the dossier came back; `escalated`: a superior looks on. */
  readonly duty: 'act' | 'supplement' | 'escalated';
  readonly takenBy: PersonId | null;
  readonly since: Instant;
  /** Null while the clock stands still or where the step has no deadline. */
  readonly dueAt: Instant | null;
  readonly stepRevision: number;
}

/** One row per case: what lists show, and the organisations on its route that may see it. */
export interface CaseHeaderRow {
  readonly caseNumber: string;
  readonly awardKind: string;
  readonly subjectKind: string;
  readonly nomineeId: PersonId;
  /** Plain on purpose: a projection that erasure clears; never in the log. */
  readonly nomineeName: string | null;
  readonly unitName: string | null;
  readonly status: 'open' | 'concluded';
  readonly result: string | null;
  readonly level: string;
  readonly stepNames: readonly string[];
  readonly nearestDueAt: Instant | null;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  readonly dossierRevision: number;
  readonly version: number;
  readonly orgs: readonly OrgId[];
  readonly bundleHash: string;
}

/** A line for somebody's bell: what happened, to which case, for which role of which organisation. */
export interface NoticeRow {
  readonly noticeId: string;
  readonly kind:
    'reminder' | 'overdue' | 'inspection' | 'decided' | 'returned' | 'notified' | 'concluded' | 'incident';
  readonly role: string;
  readonly org: OrgId;
  readonly stepName: string | null;
  readonly at: Instant;
}
