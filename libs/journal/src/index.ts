export {
  zeroHash,
  caseStream,
  type RecordedEvent,
  type SealedSection,
  type PlainEvent,
  type StoredCommand,
  type PersonKeyRow,
} from './record.js';
