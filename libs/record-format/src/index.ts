export type { Hasher, Host } from './host.js';
export { isHexHash, toHex } from './hex.js';
export { readCanonicalJson } from './json/canonical.js';
export { jsonDepthMax, readStrictJson, type JsonFault, type StrictJson } from './json/strict-json.js';
export { packLimits } from './pack/limits.js';
export {
  formatManifest,
  packFormat,
  packVersion,
  readManifest,
  type ListedFile,
  type ListedStream,
  type Manifest,
} from './pack/manifest.js';
export {
  bundlePath,
  commandsPath,
  earlierPath,
  filePath,
  isSafePath,
  packPaths,
  packTilePath,
  parsePackPath,
  recordPath,
} from './pack/paths.js';
export {
  formatProofs,
  readProofs,
  type ByStream,
  type EventProof,
  type GrowthProof,
  type Proofs,
} from './pack/proofs.js';
export { endRecordBytes, formatSeal, parseSeal } from './pack/seal.js';
export { SummaryFacts } from './summary/summary-facts.js';
export { vietnamTime, writeSummary } from './summary/write-summary.js';
export { eventName } from './summary/event-names.js';
export { readTrust, type ReadTrust, type Trust, type TrustFault } from './trust/trust.js';
export { findingSentences, type FindingSentence } from './sentences/finding-sentences.js';
export {
  Findings,
  type About,
  type EventPlace,
  type Finding,
  type FindingCode,
  type FindingSink,
  type Notice,
  type NoticeCode,
} from './verify/finding.js';
export type { PackFiles } from './verify/pack-files.js';
export type { CommandEnvelope, EventEnvelope } from './verify/envelopes.js';
export {
  readCommandBytes,
  readEventBytes,
  readJsonBytes,
  type ReadEventBytes,
} from './verify/read-document.js';
export { References } from './verify/references.js';
export type { LogReport, Report, StreamReport, Verdict } from './verify/report.js';
export {
  StreamWalk,
  type Fault,
  SoundEvent,
  type StreamEnd,
  type WalkedEvent,
  type WalkedStream,
} from './verify/stream-walk.js';
export { verifyCheckpoint, type VerifiedHead, type Witnessing } from './verify/verify-checkpoint.js';
export { verifyPack, type VerifyOptions } from './verify/verify-pack.js';
