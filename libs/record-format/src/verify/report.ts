import type { Finding, FindingCode, Notice } from './finding.js';
import type { Witnessing } from './verify-checkpoint.js';

export type Verdict =
  /** Everything fits, and it is what the log of the trusted keys holds. */
  | 'verified'
  /** Everything fits together; nobody's word was asked about where it comes from. */
  | 'consistent'
  | 'not-verified';

export interface StreamReport {
  readonly stream: string;
  readonly caseNumber: string | null;
  readonly events: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly head: string;
}

/** The log's head that a pack is proved against. */
export interface LogReport {
  readonly origin: string;
  readonly size: number;
  /** Base 64. */
  readonly root: string;
  readonly signedBy: readonly string[];
  readonly witnesses: readonly Witnessing[];
}

export interface Report {
  readonly verdict: Verdict;
  /** The first thing that is wrong; `TRUST.NONE` for a pack that is only consistent; null when verified. */
  readonly code: FindingCode | 'TRUST.NONE' | null;
  readonly findings: readonly Finding[];
  /** All of them, also those that are not listed. */
  readonly findingsCount: number;
  readonly notices: readonly Notice[];
  readonly pack: { readonly tenant: string; readonly madeAt: string; readonly tool: string } | null;
  readonly log: LogReport | null;
  /** Every case, in order of its stream; none of very many, whose number is in `counts`. */
  readonly streams: readonly StreamReport[];
  readonly counts: {
    readonly cases: number;
    readonly events: number;
    readonly commands: number;
    readonly bundles: number;
    readonly documents: number;
  };
}
