import {
  consistencyProof,
  createTreeHash,
  inclusionProof,
  parseCheckpoint,
  parseNote,
  readSubtreesOfTiles,
  type Checkpoint,
  type ReadSubtree,
} from '@vinhdanh/transparency-log';
import type { EventProof, GrowthProof } from '@vinhdanh/record-format';
import { EvidenceRefused } from './evidence-refused.js';
import { hasher } from './pack-archive.js';
import type { LogSource, SealedEvent } from './sources.js';

/** A head as the log published it, and what it says. */
export interface Head {
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

/** The log under one head: everything in a pack is proved against it. */
export interface LogView {
  readonly head: Head;
  readonly earlier: readonly Head[];
  readonly witnessedSize: number;
  prove(events: readonly SealedEvent[]): Promise<EventProof[]>;
  growth(): Promise<GrowthProof[]>;
}

const hash = createTreeHash(hasher.sha256);

function headOf(text: string): Head {
  const note = parseNote(text);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!note.ok || !checkpoint.ok) throw new EvidenceRefused('EVIDENCE.HEAD_UNREADABLE', text.slice(0, 80));
  return { note: text, checkpoint: checkpoint.value };
}

async function proveAll(
  read: ReadSubtree,
  size: number,
  events: readonly SealedEvent[],
): Promise<EventProof[]> {
  const proofs: EventProof[] = [];
  for (const { number } of events)
    proofs.push({ number, proof: await inclusionProof(hash, read, number, size) });
  return proofs;
}

/** The log as it is now. @throws EvidenceRefused when there is nothing to prove anything with. */
export async function readLog(log: LogSource): Promise<LogView> {
  const heads = await log.heads();
  if (heads === null) throw new EvidenceRefused('EVIDENCE.NOTHING_SEALED', 'no head');
  const head = headOf(heads.newest);
  const { size } = head.checkpoint;
  const earlier = heads.earlier.map(headOf).filter(({ checkpoint }) => checkpoint.size < size);
  const read = readSubtreesOfTiles(hash, log.readTile, size);
  return {
    head,
    earlier,
    witnessedSize: heads.witnessedSize,
    prove: (events) => proveAll(read, size, events),
    growth: () =>
      Promise.all(
        earlier.map(async ({ checkpoint }) => ({
          from: checkpoint.size,
          proof: await consistencyProof(hash, read, checkpoint.size, size),
        })),
      ),
  };
}
