import type { Finding, LogReport, Notice, Verdict } from '@vinhdanh/record-format';
import type { RecordFindingCode, RecordNoticeCode } from './codes.js';

export type RecordFinding = Finding<RecordFindingCode>;
export type RecordNotice = Notice<RecordNoticeCode>;

/** What is looked at, and how far. `total` is what the database says of itself; null where it says nothing. */
export interface Progress {
  readonly stage: 'streams' | 'bundles' | 'documents' | 'tree' | 'refusals' | 'access' | 'witnesses';
  readonly done: number;
  readonly total: number | null;
}

/** What a witness answered when it was offered the newest head. */
export interface AskedWitness {
  readonly url: string;
  readonly answer: 'cosigned' | 'fork' | 'shrunk' | 'away' | 'unbelievable';
  /** Name of its key, where it has cosigned. */
  readonly name: string | null;
  /** When it says to have cosigned, seconds since 1970. */
  readonly seconds: number | null;
  readonly detail: string | null;
}

/** One of the logs over the record. */
export interface RecordLogReport extends LogReport {
  /** `record`, `refusals` or `access`. */
  readonly log: string;
  /** How many signed heads were held against the tree. */
  readonly heads: number;
  /** Entries under a head that enough trusted witnesses cosigned. */
  readonly witnessedSize: number;
  readonly asked: readonly AskedWitness[];
}

export interface RecordCounts {
  readonly cases: number;
  readonly events: number;
  readonly commands: number;
  readonly bundles: number;
  readonly documents: number;
  readonly refusals: number;
  readonly accessRecords: number;
  /** Commands that were decided once more. */
  readonly redecided: number;
}

export interface RecordReport {
  /** *verified* only under trusted keys; *consistent* when nothing is wrong and nobody's keys were given. */
  readonly verdict: Verdict;
  /** The first thing that is wrong; `TRUST.NONE` when only consistent; null when verified. */
  readonly code: RecordFindingCode | 'TRUST.NONE' | null;
  /** In the order in which they were found: by stream and version, then the logs. */
  readonly findings: readonly RecordFinding[];
  /** All of them, also those that are not listed. */
  readonly findingsCount: number;
  readonly notices: readonly RecordNotice[];
  readonly tenant: string;
  /** Streams that were asked for; null: all. */
  readonly streams: readonly string[] | null;
  readonly logs: readonly RecordLogReport[];
  readonly counts: RecordCounts;
}
