export { EvidenceRefused, type EvidenceRefusal } from './evidence-refused.js';
export { logOfPostgres } from './postgres/log-of-postgres.js';
export { packOfPostgres } from './postgres/pack-of-postgres.js';
export { recordOfPostgres, streamsOfCases } from './postgres/record-of-postgres.js';
export { withSnapshot } from './postgres/with-snapshot.js';
export type {
  DocumentSource,
  EvidenceSources,
  LogSource,
  PublishedHeads,
  RecordSource,
  SealedEvent,
  StoredBytes,
} from './sources.js';
export { writePack, type PackRequest, type WrittenPack } from './write-pack.js';
