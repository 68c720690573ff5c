import {
  consistencyProof,
  createTreeHash,
  hashBytes,
  inclusionProof,
  parseCheckpoint,
  parseNote,
  readSubtreesOfTiles,
  tileWidth,
  widthAt,
  type Checkpoint,
  type ReadSubtree,
  type TileName,
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

export interface PackTile {
  readonly tile: TileName;
  readonly hashes: Uint8Array;
}

/** The log under one head: everything in a pack is proved against it. */
export interface LogView {
  readonly head: Head;
  readonly earlier: readonly Head[];
  readonly witnessedSize: number;
  /** A path to the root for each event. */
  prove(events: readonly SealedEvent[]): Promise<EventProof[]>;
  /** Whether there are many events, and the tiles that prove them are fewer bytes than their paths. */
  isSmallerInTiles(events: readonly SealedEvent[]): boolean;
  /** The tiles that prove the events: those that hold them, the last one, and all above the leaves. */
  tiles(events: readonly SealedEvent[]): Promise<PackTile[]>;
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

/** Tiles that prove the events of a tree. */
function tilesOf(size: number, events: readonly SealedEvent[]): (TileName & { readonly level: number })[] {
  const wanted = new Set(events.map(({ number }) => Math.floor(number / tileWidth)));
  if (size % tileWidth > 0) wanted.add(Math.floor(size / tileWidth));
  const tiles = [...wanted].sort((a, b) => a - b).map((index) => ({ level: 0, index }));
  for (let level = 1; widthAt(level, 0, size) > 0; level++)
    for (let index = 0; widthAt(level, index, size) > 0; index++) tiles.push({ level, index });
  return tiles.map(({ level, index }) => ({ level, index, width: widthAt(level, index, size) }));
}

/** Up to so many events a pack has paths, which a person can follow one by one. */
const pathsAlwaysMax = 500;
/** A hash in base64, in quotes, with its comma. */
const hashChars = 47;

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
    isSmallerInTiles: (events) =>
      events.length > pathsAlwaysMax &&
      tilesOf(size, events).reduce((sum, { width }) => sum + width * hashBytes, 0) <
        events.length * Math.ceil(Math.log2(size)) * hashChars,
    tiles: async (events) => {
      const tiles: PackTile[] = [];
      for (const tile of tilesOf(size, events)) tiles.push({ tile, hashes: await log.readTile(tile) });
      return tiles;
    },
    growth: () =>
      Promise.all(
        earlier.map(async ({ checkpoint }) => ({
          from: checkpoint.size,
          proof: await consistencyProof(hash, read, checkpoint.size, size),
        })),
      ),
  };
}
