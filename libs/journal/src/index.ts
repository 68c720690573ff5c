export {
  zeroHash,
  caseStream,
  type RecordedEvent,
  type SealedSection,
  type PlainEvent,
  type StoredCommand,
  type PersonKeyRow,
} from './record.js';
export type { EventRegistry, EventType, Upcaster } from './event-type.js';
export {
  eventRegistry,
  eventSchema,
  eventTypeOf,
  schemaOf,
  upcast,
  upcastPersonal,
  type RegisteredType,
} from './registry.js';
export { registryFaults } from './registry-faults.js';
export { bodyMisfit, type EventSchema } from './schema/event-schema.js';
export type { ObjectShape, Shape } from './schema/shape.js';
export { fromPlainEvent, toPlainEvent, withSealed } from './plain-event.js';
export { recordEvents, type RecordRequest, type Sha256 } from './record-events.js';
export { parseEnvelope, readEnvelope, readEvent, type Envelope, type ReadEvent } from './read-event.js';
export { verifyStream, type ChainFault, type Verification } from './verify-stream.js';
