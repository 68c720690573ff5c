export {
  zeroHash,
  caseStream,
  type RecordedEvent,
  type SealedSection,
  type PlainEvent,
  type StoredCommand,
  type PersonKeyRow,
} from './record.js';
export {
  eventRegistry,
  eventTypeOf,
  schemaOf,
  upcast,
  type EventRegistry,
  type EventType,
  type Upcaster,
} from './registry.js';
export { fromPlainEvent, toPlainEvent, withSealed } from './plain-event.js';
export { recordEvents, type RecordRequest, type Sha256 } from './record-events.js';
export { parseEnvelope, readEvent, type Envelope, type ReadEvent } from './read-event.js';
export { verifyStream, type ChainFault, type Verification } from './verify-stream.js';
