export { EvidenceRefused, type EvidenceRefusal } from './evidence-refused.js';
export type {
  DocumentSource,
  EvidenceSources,
  LogSource,
  RecordSource,
  SealedEvent,
  StoredBytes,
} from './sources.js';
export { writePack, type PackRequest, type WrittenPack } from './write-pack.js';
