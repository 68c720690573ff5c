import {
  findingSentences,
  type FindingCode,
  type NoticeCode,
  type TrustFault,
  type Verdict,
} from '@vinhdanh/record-format';
import type { ZipFaultCode } from '../zip/zip-fault.js';

export type Language = 'vi' | 'en';
export type SentenceCode =
  | FindingCode
  | NoticeCode
  | TrustFault
  | ZipFaultCode
  | 'TRUST.NONE'
  | 'TRUST.UNREADABLE'
  | 'VERIFIER.DEFECT';

/** Words around the sentences of a report. */
export interface Frame {
  readonly verdicts: Readonly<Record<Verdict | 'unusable', string>>;
  readonly because: string;
  readonly pack: string;
  readonly madeAt: string;
  readonly log: string;
  readonly leaves: string;
  readonly signedBy: string;
  readonly witnesses: string;
  readonly nobody: string;
  readonly cases: string;
  readonly events: string;
  readonly held: string;
  readonly findings: string;
  readonly more: string;
  readonly event: string;
  readonly number: string;
  readonly before: string;
  readonly after: string;
  readonly file: string;
  readonly notices: string;
}

export interface Sentences {
  readonly frame: Frame;
  readonly of: Readonly<Record<SentenceCode, string>>;
}

/** Sentences of the codes that are not the verifier's own, in one language. */
export const sharedSentences = (language: Language): Record<keyof typeof findingSentences, string> =>
  Object.fromEntries(
    Object.entries(findingSentences).map(([code, sentence]) => [code, sentence[language]]),
  ) as Record<keyof typeof findingSentences, string>;
