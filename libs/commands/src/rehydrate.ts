import { evolveCase, type CaseEvent, type CaseState } from '@vinhdanh/awards';
import {
  fromPlainEvent,
  readEvent,
  upcastPersonal,
  type PersonKeyRow,
  type ReadEvent,
  type RecordedEvent,
  type SealedSection,
} from '@vinhdanh/journal';
import type { JsonObject } from '@vinhdanh/kernel';
import type { Vault } from './ports.js';

/** One event of a case as readers use it: as recorded, and opened in today's schema. */
export interface CaseRecord extends RecordedEvent {
  readonly event: CaseEvent;
}

/** Opens a personal section; null when its key is destroyed. */
export type OpenSection = (sealed: SealedSection) => JsonObject | null;

/** Sections of one stream under these keys. A section whose key is not there stays closed. */
export const opener =
  (vault: Vault, keys: readonly PersonKeyRow[], context: string): OpenSection =>
  (sealed) => {
    const key = keys.find(({ person }) => person === sealed.person);
    return key === undefined ? null : vault.open(key, sealed, context);
  };

/** What is authenticated beside every section of a stream. */
export const sectionContext = (tenant: string, stream: string): string => `${tenant}|${stream}`;

/** One recorded event, opened. @throws Defect of `readEvent`, or of the vault for an altered section. */
export function openRecorded(recorded: RecordedEvent, open: OpenSection): CaseRecord {
  const read = readEvent(recorded);
  // Version and time as hashed, not as a column says.
  return { ...recorded, version: read.version, at: read.at, event: openEvent(read, open) };
}

/** What an event says, as the domain knows it. @throws Defect of the vault for an altered section. */
export function openEvent({ type, schema, body, sealed }: ReadEvent, open: OpenSection): CaseEvent {
  const section = sealed === null ? null : open(sealed);
  const personal = section === null ? null : upcastPersonal(type, schema, section);
  return fromPlainEvent<CaseEvent>(type, body, personal);
}

/**
 * The state after `events`, and the events as readers use them. Deterministic; the same as the handler's own
 * fold, for it is the handler's own fold.
 */
export function rehydrate(
  from: CaseState,
  events: readonly RecordedEvent[],
  open: OpenSection,
): { readonly state: CaseState; readonly records: readonly CaseRecord[] } {
  const records = events.map((recorded) => openRecorded(recorded, open));
  const state = records.reduce((folded, { event, at }) => evolveCase(folded, event, at), from);
  return { state, records };
}
