export type { RecordFindingCode, RecordNoticeCode } from './report/codes.js';
export type {
  AskedWitness,
  Progress,
  RecordCounts,
  RecordFinding,
  RecordLogReport,
  RecordNotice,
  RecordReport,
} from './report/report.js';
export { recordSentences } from './report/sentences.js';
export type { Scope } from './rows/scope.js';
export type { VerificationOptions, VerificationParts } from './verification-parts.js';
export { verifyRecord } from './verify-record.js';
