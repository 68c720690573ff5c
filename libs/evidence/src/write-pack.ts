import type { Readable } from 'node:stream';
import {
  bundlePath,
  commandsPath,
  earlierPath,
  formatProofs,
  packLimits,
  packPaths,
  packTilePath,
  readCommandBytes,
  readEventBytes,
  recordPath,
  References,
  SummaryFacts,
  toHex,
  writeSummary,
  type EventProof,
  type Host,
  type ListedStream,
} from '@vinhdanh/record-format';
import { EvidenceRefused } from './evidence-refused.js';
import { hasher, PackArchive } from './pack-archive.js';
import { readLog, type LogView } from './read-log.js';
import type { EvidenceSources, SealedEvent } from './sources.js';

export interface PackRequest {
  readonly tenant: string;
  /** Streams of the cases, each once. */
  readonly streams: readonly string[];
  /** Now, as the clock of this machine says; in UTC with milliseconds. */
  readonly madeAt: string;
  /** Name and version of the program. */
  readonly tool: string;
  /** A copy of the verifier, for convenience; null: none. */
  readonly verifier: Uint8Array | null;
  /** How many events the pack may have; all of it is held in memory while it is written. */
  readonly eventsMax?: number;
}

export interface WrittenPack {
  /** The zip. Read it to its end: it fails when a document cannot be read. */
  readonly archive: Readable;
  readonly cases: number;
  readonly events: number;
  /** Leaves of the log that the pack is proved against. */
  readonly size: number;
  /** Events that no witness has cosigned a head over yet; seconds later there are none. */
  readonly unwitnessed: number;
  /** What the record names and nobody has: the pack is made all the same, and will not verify. */
  readonly missing: readonly string[];
}

interface Stream {
  readonly stream: string;
  readonly events: readonly SealedEvent[];
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lineFeed = Buffer.from('\n');

const host: Host = {
  ...hasher,
  verifyEd25519: () => false, // A pack is written, not believed: nobody's signature is looked at here.
  decodeAscii: (bytes, from, end) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', from, end),
  decodeUtf8: (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch {
      return null; // The decoder's only way to say so.
    }
  },
};

const sealedHash = ({ bytes }: SealedEvent): string => toHex(hasher.sha256(bytes));

async function readStreams(
  { record }: EvidenceSources,
  { streams, eventsMax = packLimits.writtenEventsMax }: PackRequest,
  size: number,
): Promise<Stream[]> {
  if (streams.length === 0) throw new EvidenceRefused('EVIDENCE.NO_CASES', 'no case was chosen');
  const read: Stream[] = [];
  let count = 0;
  for (const stream of [...new Set(streams)].sort()) {
    const events = await record.events(stream, size);
    if (events.length === 0) throw new EvidenceRefused('EVIDENCE.CASE_NOT_SEALED', stream);
    count += events.length;
    if (count > eventsMax) throw new EvidenceRefused('EVIDENCE.TOO_MANY_EVENTS', `more than ${eventsMax}`);
    read.push({ stream, events });
  }
  return read;
}

/** Texts as the lines of a file. */
const linesOf = (texts: readonly { readonly bytes: Uint8Array }[]): Buffer =>
  Buffer.concat(texts.flatMap(({ bytes }) => [bytes, lineFeed]));

/** Puts the events of a case in and gathers what they point at. An event that cannot be read goes in as it is. */
function addEvents(
  archive: PackArchive,
  { stream, events }: Stream,
  references: References,
  facts: SummaryFacts,
): void {
  archive.add(recordPath(stream), linesOf(events));
  for (const event of events) {
    const read = readEventBytes(host, event.bytes);
    if (!read.ok) continue;
    const { type, time, version } = read.value;
    references.addEvent(read.value, { stream, version, number: event.number, type, time });
    facts.addEvent(read.value, event.number, hasher.sha256(event.bytes));
  }
  facts.endCase(sealedHash(events.at(-1) as SealedEvent));
}

/** Puts the commands that made a case's events behind them; answers which are not there. */
async function addCommands(
  { record }: EvidenceSources,
  archive: PackArchive,
  stream: string,
  references: References,
  facts: SummaryFacts,
): Promise<string[]> {
  const asked = references.takeCommands();
  // Each once: the same one twice is a fault that a verifier would name.
  const found = (await record.commands(stream)).filter(({ hash }) => asked.delete(hash));
  archive.add(commandsPath(stream), linesOf(found));
  for (const { hash, bytes } of found) {
    const read = readCommandBytes(host, bytes);
    if (!read.ok) continue;
    references.addBundle(read.value.bundle);
    facts.addCommand(hash, read.value);
  }
  return [...asked.keys()].map((hash) => `${commandsPath(stream)} ${hash}`);
}

async function addBundles(
  { record }: EvidenceSources,
  archive: PackArchive,
  { bundles }: References,
): Promise<string[]> {
  const missing: string[] = [];
  for (const hash of bundles) {
    const bytes = await record.bundle(hash);
    if (bytes === null) missing.push(bundlePath(hash));
    else archive.add(bundlePath(hash), bytes);
  }
  return missing;
}

async function addDocuments(
  { documents }: EvidenceSources,
  archive: PackArchive,
  references: References,
): Promise<string[]> {
  const missing: string[] = [];
  for (const hash of references.documents.keys()) {
    // Erased for these cases: another person's may hold the same bytes, and this pack must not.
    if (references.needOf(hash) === null) continue;
    const found = await documents.open(hash);
    if (found === null) {
      missing.push(hash);
      continue;
    }
    found.stream.destroy();
    archive.addDocument(hash, found.bytes, async () => {
      const again = await documents.open(hash);
      if (again === null) throw new Error(`the document ${hash} has gone while the pack was written`);
      return again.stream;
    });
  }
  return missing;
}

async function addLog(archive: PackArchive, view: LogView, streams: readonly Stream[]): Promise<void> {
  const all = streams.flatMap(({ events }) => events);
  const inTiles = view.isSmallerInTiles(all);
  const inclusion = new Map<string, readonly EventProof[]>();
  const numbers = new Map<string, readonly number[]>();
  for (const { stream, events } of streams)
    if (inTiles)
      numbers.set(
        stream,
        events.map(({ number }) => number),
      );
    else inclusion.set(stream, await view.prove(events));
  archive.add(packPaths.checkpoint, view.head.note);
  for (const { note, checkpoint } of view.earlier) archive.add(earlierPath(checkpoint.size), note);
  const proofs = { tree: view.head.checkpoint, consistency: await view.growth() };
  archive.add(
    packPaths.proofs,
    formatProofs({
      ...proofs,
      inclusion: inTiles ? null : inclusion,
      numbers: inTiles ? numbers : null,
    }),
  );
  if (inTiles) for (const { tile, hashes } of await view.tiles(all)) archive.add(packTilePath(tile), hashes);
}

/**
 * Writes one evidence pack: the events of the chosen cases that the newest head covers, what they point at, and the
 * proofs. What the record holds goes in as it is, also what is broken: judging is the verifier's.
 * @throws EvidenceRefused
 */
export async function writePack(sources: EvidenceSources, request: PackRequest): Promise<WrittenPack> {
  const view = await readLog(sources.log);
  const { size } = view.head.checkpoint;
  const streams = await readStreams(sources, request, size);
  const events = streams.reduce((sum, { events: own }) => sum + own.length, 0);
  const archive = new PackArchive(request.madeAt, { stored: events > packLimits.writtenEventsMax });
  const facts = new SummaryFacts(events);
  const references = new References();
  const missing: string[] = [];
  for (const each of streams) {
    addEvents(archive, each, references, facts);
    missing.push(...(await addCommands(sources, archive, each.stream, references, facts)));
  }
  missing.push(...(await addBundles(sources, archive, references)));
  missing.push(...(await addDocuments(sources, archive, references)));
  await addLog(archive, view, streams);
  const { tenant, madeAt, tool } = request;
  archive.add(packPaths.summary, writeSummary({ tenant, madeAt, tool }, view.head.checkpoint, facts));
  if (request.verifier !== null) archive.add(packPaths.verifier, request.verifier);
  const listed = streams.map(({ stream, events: own }): ListedStream => ({
    stream,
    events: own.length,
    head: sealedHash(own.at(-1) as SealedEvent),
  }));
  const zip = archive.finish({ tenant, madeAt, tool, streams: listed });
  const unwitnessed = streams
    .flatMap(({ events: own }) => own)
    .filter(({ number }) => number >= view.witnessedSize).length;
  return { archive: zip, cases: streams.length, events, size, unwitnessed, missing };
}
