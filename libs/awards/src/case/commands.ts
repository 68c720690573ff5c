import type { CommandId, CaseId, Instant, OrgId, PersonId, TenantId } from '@vinhdanh/kernel';
import type { Actor } from './actor.js';

export type SubjectKind = 'individual' | 'collective' | 'household' | 'foreigner';

/** Facts that conditions, reports and quotas read: nothing personal. */
export interface CaseFacts {
  readonly awardKind: string;
  readonly subjectKind: SubjectKind;
  readonly isLeader: boolean;
  readonly isDirectWorker: boolean;
  /** Achievement period, local dates `yyyy-MM-dd` (domain R12: never one "year"). */
  readonly achievementFrom: string;
  readonly achievementTo: string;
  /** Organisations that are asked for their opinion (hiệp y). */
  readonly agencies: readonly OrgId[];
}

/** An award that the nominee holds already, as the dossier states it: what ladders, runs and waiting periods count. */
export interface EarlierAward {
  /** Code of the award kind, e.g. `CSTDCS`. */
  readonly code: string;
  /** Last year of the achievement that it was given for; the first one of a school year. */
  readonly year: number;
  /** The year is a school year: 2024 stands for 2024–2025. */
  readonly schoolYear: boolean;
  /** Number of the decision, e.g. `449/QĐ-TTg`. */
  readonly decisionNumber: string;
}

/** The encrypted part of a dossier: a key per nominee. */
export interface PersonalFacts {
  readonly name: string;
  readonly birthDate: string | null;
  readonly post: string | null;
  readonly unitName: string;
  readonly achievements: string;
  readonly earlierAwards: readonly EarlierAward[];
}

/** Counts of a council's ballot as the minutes state them. Non-negative integers. */
export interface BallotCounts {
  readonly members: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly blank: number;
}

/** A place key of a path → the organisation that it is for this case; pinned at the start. */
export type Route = Readonly<Record<string, OrgId>>;

export type CaseCommand =
  | {
      readonly type: 'StartNomination';
      readonly caseNumber: string;
      readonly bundleHash: string;
      readonly nomineeId: PersonId;
      readonly route: Route;
      readonly facts: CaseFacts;
      readonly personal: PersonalFacts;
    }
  | { readonly type: 'TakeStep'; readonly stepId: string }
  | { readonly type: 'GiveBackStep'; readonly stepId: string }
  | {
      readonly type: 'DecideStep';
      readonly stepId: string;
      readonly outcome: string;
      readonly ballot: BallotCounts | null;
      readonly note: string | null;
    }
  | {
      readonly type: 'ReturnStep';
      readonly stepId: string;
      /** A reason per field; keys are field names of the dossier or `files`. */
      readonly reasons: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'SubmitSupplement';
      readonly stepId: string;
      readonly facts: Partial<CaseFacts>;
      readonly personal: Partial<PersonalFacts>;
      readonly note: string | null;
    }
  | { readonly type: 'AddComment'; readonly commentId: string; readonly text: string }
  | {
      readonly type: 'AttachFile';
      readonly fileId: string;
      readonly fileName: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly mediaType: string;
    }
  /** A message of the path that a person sends: `withdraw`, `conferral-recorded`. */
  | { readonly type: 'SendMessage'; readonly name: string; readonly note: string | null }
  | { readonly type: 'FireTimer'; readonly timerId: string }
  | { readonly type: 'CompleteJob'; readonly jobId: string; readonly result: JobResult }
  | {
      readonly type: 'FailJob';
      readonly jobId: string;
      readonly errorCode: string | null;
      readonly message: string;
    }
  | { readonly type: 'ResolveIncident'; readonly incidentId: string }
  /** After the key of the nominee was destroyed: the case says so, and which of its papers stay by law. */
  | {
      readonly type: 'ErasePersonalData';
      readonly reason: string;
      readonly policy: string;
      readonly keeps: readonly RetentionRule[];
    };

/** What must be kept whatever a person asks: papers of a template, of a case that ended so or has not ended. */
export interface RetentionRule {
  readonly template: string;
  /** Results of a case under which the rule holds; under another one the paper never took effect. */
  readonly results: readonly string[];
  readonly ground: string;
}

export type CaseCommandType = CaseCommand['type'];
/** What people do; the rest is the product's own. */
export type PersonCommand = Exclude<
  CaseCommand,
  { type: 'FireTimer' | 'CompleteJob' | 'FailJob' | 'ErasePersonalData' }
>;

export type JobResult =
  | {
      readonly kind: 'paper';
      readonly template: string;
      readonly templateVersion: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly mediaType: string;
    }
  | { readonly kind: 'notified'; readonly notice: string };

/** A command with all that the record keeps of it. Time, actor and ids arrive here, never from a clock. */
export interface CommandEnvelope {
  readonly tenant: TenantId;
  readonly caseId: CaseId;
  readonly commandId: CommandId;
  readonly at: Instant;
  readonly actor: Actor;
  /** What the person had seen: the open step's revision and the dossier's; null for commands without a step. */
  readonly seen: { readonly stepRevision: number; readonly dossierRevision: number } | null;
  readonly command: CaseCommand;
}
