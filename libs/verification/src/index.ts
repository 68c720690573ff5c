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
export { findStreams } from './find-streams.js';
export type { Language } from './report/frame.js';
export { recordSentences } from './report/sentences.js';
export { writeRecordReport } from './report/write-report.js';
export { readRecord } from './rows/read-record.js';
export type { Scope } from './rows/scope.js';
export type { VerificationOptions, VerificationParts } from './verification-parts.js';
export { verifyRecord } from './verify-record.js';
