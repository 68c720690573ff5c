import type { EventEnvelope, Fault } from '@vinhdanh/record-format';
import type { RecordFindingCode } from '../report/codes.js';
import { timeText } from '../rows/pg-text.js';
import type { EventRow, Place, SealedRow } from '../rows/sources.js';

/** The columns of an event that say something else than the bytes that were hashed. Pure. */
export function columnsThatDiffer(row: EventRow, event: EventEnvelope): string[] {
  const differs: string[] = [];
  if (row.version !== event.version) differs.push('version');
  if (row.type !== event.type) differs.push('type');
  if (row.schema !== event.schema) differs.push('schema_version');
  if (row.at !== timeText(event.time)) differs.push('at');
  if (row.prev !== event.prev) differs.push('prev');
  return differs;
}

/** Whether the sealer, whose last row is `cursor`, has gone past a place. Pure. */
export function isPassed({ epoch, txid, position }: Place, cursor: Place): boolean {
  if (epoch !== cursor.epoch) return epoch < cursor.epoch;
  if (txid !== cursor.txid) return txid < cursor.txid;
  return position <= cursor.position;
}

export interface FoundEvent {
  readonly row: EventRow;
  /** Hash of the bytes as they are, hex. */
  readonly hash: string;
  /** Null when the bytes are no event. */
  readonly event: EventEnvelope | null;
  readonly sealed: SealedRow | null;
  /** The sealer's place; null before it has sealed anything. */
  readonly cursor: Place | null;
}

/** What is wrong with an event beside what its own bytes say. Pure. */
export function eventFaults({ row, hash, event, sealed, cursor }: FoundEvent): Fault<RecordFindingCode>[] {
  const faults: Fault<RecordFindingCode>[] = [];
  if (row.hash !== hash) faults.push(['EVENT.HASH', row.hash]);
  const columns = event === null ? [] : columnsThatDiffer(row, event);
  if (columns.length > 0) faults.push(['EVENT.COLUMN', columns.join(', ')]);
  if (sealed !== null && sealed.hash !== hash) faults.push(['SEAL.HASH', sealed.hash]);
  if (sealed === null && cursor !== null && isPassed(row.place(), cursor))
    faults.push(['SEAL.SKIPPED', null]);
  return faults;
}
