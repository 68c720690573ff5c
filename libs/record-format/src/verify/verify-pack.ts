import { sameBytes, toBase64 } from '@vinhdanh/transparency-log';
import { toHex } from '../hex.js';
import type { Host } from '../host.js';
import { readManifest } from '../pack/manifest.js';
import { packPaths, parsePackPath, recordPath } from '../pack/paths.js';
import { writeSummary } from '../summary/write-summary.js';
import type { Trust } from '../trust/trust.js';
import { Findings } from './finding.js';
import { PackContext } from './pack-context.js';
import type { PackFiles } from './pack-files.js';
import { readJsonBytes } from './read-document.js';
import type { LogReport, Report, StreamReport, Verdict } from './report.js';
import { verifyCommands } from './verify-commands.js';
import { verifyLog, type VerifiedLog } from './verify-log.js';
import { findUnlisted, verifyReferences, type ReferenceCounts } from './verify-references.js';
import type { SoundEvent } from './stream-walk.js';
import { verifyStreamFile } from './verify-stream-file.js';

export interface VerifyOptions {
  /** Null: nobody's keys are trusted, and the verdict is at most *consistent*. */
  readonly trust: Trust | null;
  /** SHA-256 of the program that runs, hex; null when it does not know itself. */
  readonly ownHash: string | null;
}

/** Reads what the pack says of itself; null when that cannot be read, which is said. */
function openContext(
  host: Host,
  files: PackFiles,
  trust: Trust | null,
  findings: Findings,
): PackContext | null {
  const file = packPaths.manifest;
  if (!files.has(file)) {
    findings.add('MANIFEST.MISSING', { file });
    return null;
  }
  const bytes = files.read(file);
  if (bytes === null) {
    findings.add('FILE.DAMAGED', { file });
    return null;
  }
  const json = readJsonBytes(host, bytes);
  if (!json.ok) {
    findings.add(json.fault, { file, detail: `byte ${json.at}` });
    return null;
  }
  const manifest = readManifest(host, json.value, bytes);
  if (manifest.ok) return new PackContext(host, files, manifest.value, trust, findings);
  findings.add(manifest.fault, { file, detail: manifest.detail });
  return null;
}

/** Says at the event that is the first without enough witnesses, once a stream. */
function unwitnessed(context: PackContext, log: VerifiedLog | null): (sound: SoundEvent) => void {
  const asked = context.trust !== null && log !== null && log.head.signedBy.length > 0;
  const said = new Set<string>();
  return ({ place }) => {
    if (!asked || said.has(place.stream) || (place.number ?? 0) < (log?.witnessedSize ?? 0)) return;
    said.add(place.stream);
    context.findings.add('WITNESS.MISSING', { event: place, detail: String(log?.witnessedSize) });
  };
}

/** Every stream and its commands; answers how many commands there are. */
function verifyStreams(context: PackContext, log: VerifiedLog | null): number {
  const { made, host, findings, references, facts } = context;
  const lookForWitness = unwitnessed(context, log);
  const onEvent = (sound: SoundEvent): void => {
    references.addEvent(sound.event, sound.place);
    facts.addEvent(sound.event, sound.place.number, sound.hashBytes);
    lookForWitness(sound);
  };
  let commands = 0;
  for (const { stream, events, head } of context.streams) {
    const file = recordPath(stream);
    if (!context.listed.has(file)) {
      findings.add('STREAM.MISSING', { file });
      continue;
    }
    const bytes = context.read(file);
    if (bytes === null) continue;
    // Without proofs that can be read, which has been said, nothing is said of each event's.
    const places = log?.locator?.of(stream) ?? null;
    const { tenant } = made;
    const end = verifyStreamFile(host, { file, tenant, stream, bytes, places }, findings, onEvent);
    if (end.events !== events || end.head !== head || (places?.count ?? 0) > events)
      findings.add('STREAM.HEAD', { file, detail: `${end.events} ${end.head}` });
    facts.endCase(end.head);
    commands += verifyCommands(context, stream);
  }
  for (const path of context.listed.paths()) {
    const file = parsePackPath(path);
    if (file?.kind === 'record' && !context.streams.has(file.stream))
      findings.add('STREAM.UNLISTED', { file: path });
  }
  for (const stream of log?.locator?.streams() ?? [])
    if (!context.streams.has(stream))
      findings.add('PROOF.MALFORMED', { file: packPaths.proofs, detail: stream });
  return commands;
}

/** The page for people says what the proved events say, or it is not verified. */
function verifySummary(context: PackContext, log: VerifiedLog | null): void {
  const file = packPaths.summary;
  const bytes = context.read(file);
  if (bytes === null || log === null || context.findings.count > 0) return;
  const expected = context.host.encodeUtf8(writeSummary(context.made, log.head.checkpoint, context.facts));
  if (!sameBytes(bytes, expected)) context.findings.add('SUMMARY.DIFFERENT', { file });
}

function lookAtVerifier(context: PackContext, ownHash: string | null): void {
  const file = packPaths.verifier;
  if (!context.listed.has(file)) return;
  const bytes = context.read(file);
  if (bytes !== null && toHex(context.host.sha256(bytes)) !== ownHash)
    context.notice('NOTICE.OTHER_VERIFIER');
}

const streamsOf = ({ facts }: PackContext): StreamReport[] =>
  facts.cases.map(({ stream, caseNumber, count, firstAt, lastAt, head }) => ({
    stream,
    caseNumber,
    events: count,
    firstAt,
    lastAt,
    head,
  }));

function logReport(log: VerifiedLog | null): LogReport | null {
  if (log === null) return null;
  const { checkpoint, signedBy, witnesses } = log.head;
  const { origin, size, root } = checkpoint;
  return { origin, size, root: toBase64(root), signedBy, witnesses };
}

interface PackCounts extends ReferenceCounts {
  readonly commands: number;
}
const noCounts: PackCounts = { commands: 0, bundles: 0, documents: 0 };

function reportOf(
  findings: Findings,
  trust: Trust | null,
  context: PackContext | null,
  log: VerifiedLog | null,
  counts: PackCounts,
): Report {
  const signed = trust !== null && log !== null && log.head.signedBy.length > 0;
  const verdict: Verdict =
    findings.count > 0 || context === null ? 'not-verified' : signed ? 'verified' : 'consistent';
  const { cases, events } = context?.facts.totals ?? { cases: 0, events: 0 };
  const first = findings.listed.find(({ event }) => event !== null) ?? findings.listed[0];
  return {
    verdict,
    code: first?.code ?? (verdict === 'verified' ? null : 'TRUST.NONE'),
    findings: findings.listed,
    findingsCount: findings.count,
    notices: context?.notices ?? [],
    pack: context?.made ?? null,
    log: logReport(log),
    streams: context === null ? [] : streamsOf(context),
    counts: { cases, events, ...counts },
  };
}

/**
 * Verifies a whole pack and says every thing that is wrong with it, never only the first. *Verified* is said
 * when there is nothing wrong and a trusted key of the log is under its head. Never throws for what a pack holds.
 */
export function verifyPack(host: Host, files: PackFiles, { trust, ownHash }: VerifyOptions): Report {
  const findings = new Findings();
  const context = openContext(host, files, trust, findings);
  if (context === null) return reportOf(findings, trust, null, null, noCounts);
  const log = verifyLog(context);
  const commands = verifyStreams(context, log);
  const counts = { commands, ...verifyReferences(context, log?.locator ?? null) };
  verifySummary(context, log);
  lookAtVerifier(context, ownHash);
  findUnlisted(context);
  context.notice('NOTICE.OPEN_END');
  context.notice('NOTICE.SEALED_SECTIONS');
  if (trust !== null && trust.witnessesMin === 0) context.notice('NOTICE.NO_WITNESS_ASKED');
  return reportOf(findings, trust, context, log, counts);
}
