import { createTreeHash, sameBytes, verifyConsistency, type Checkpoint } from '@vinhdanh/transparency-log';
import { earlierPath, packPaths, parsePackPath } from '../pack/paths.js';
import { readProofs, type Proofs } from '../pack/proofs.js';
import type { PackContext } from './pack-context.js';
import { createLocator, type Locator } from './places.js';
import { readJsonBytes } from './read-document.js';
import { verifyCheckpoint, type VerifiedHead } from './verify-checkpoint.js';

/** What is known of the log before the first event is looked at. */
export interface VerifiedLog {
  readonly head: VerifiedHead;
  /** Where events stand in it; null when there are no proofs to be used. */
  readonly locator: Locator | null;
  /** Every event below this number is under a head that enough trusted witnesses cosigned. */
  readonly witnessedSize: number;
}

const sameTree = (a: Checkpoint, b: Checkpoint): boolean =>
  a.origin === b.origin && a.size === b.size && sameBytes(a.root, b.root);

function readTheProofs(context: PackContext, tree: Checkpoint): Proofs | null {
  const file = packPaths.proofs;
  const bytes = context.read(file);
  if (bytes === null) return null;
  const read = readJsonBytes(context.host, bytes);
  const proofs = read.ok ? readProofs(read.value) : null;
  if (!read.ok) context.findings.add(read.fault, { file, detail: `byte ${read.at}` });
  else if (proofs === null) context.findings.add('PROOF.MALFORMED', { file });
  if (proofs === null || sameTree(proofs.tree, tree)) return proofs;
  const { origin, size } = proofs.tree;
  context.findings.add('PROOF.OTHER_TREE', { file, detail: `${origin} ${size}` });
  return null;
}

/** The heads before the pack's own that are proved to be its beginnings. */
function earlierHeads(context: PackContext, tree: Checkpoint, proofs: Proofs | null): VerifiedHead[] {
  const { host, trust, findings } = context;
  const heads: VerifiedHead[] = [];
  for (const path of context.listed.paths()) {
    const file = parsePackPath(path);
    if (file?.kind !== 'earlier') continue;
    const bytes = context.read(path);
    const head = bytes === null ? null : verifyCheckpoint(host, path, bytes, trust, findings);
    if (head === null) continue;
    const { checkpoint } = head;
    const proof = proofs?.consistency.find(({ from }) => from === checkpoint.size)?.proof;
    if (proof === undefined) {
      findings.add('PROOF.MISSING', { file: path });
      continue;
    }
    const isBeginning =
      checkpoint.origin === tree.origin &&
      earlierPath(checkpoint.size) === path &&
      verifyConsistency(createTreeHash(host.sha256), checkpoint, tree, proof);
    if (isBeginning) heads.push(head);
    else findings.add('PROOF.CONSISTENCY', { file: path, detail: String(checkpoint.size) });
  }
  return heads;
}

/** Reads the head, the proofs and the earlier heads. Null when there is no head to compare anything with. */
export function verifyLog(context: PackContext): VerifiedLog | null {
  const { host, trust, findings } = context;
  const file = packPaths.checkpoint;
  if (!context.listed.has(file)) {
    findings.add('CHECKPOINT.MISSING', { file });
    return null;
  }
  const bytes = context.read(file);
  const head = bytes === null ? null : verifyCheckpoint(host, file, bytes, trust, findings);
  if (head === null) return null;
  const proofs = readTheProofs(context, head.checkpoint);
  const heads = [head, ...earlierHeads(context, head.checkpoint, proofs)];
  const enough = heads.filter(
    ({ signedBy, witnesses }) => signedBy.length > 0 && witnesses.length >= (trust?.witnessesMin ?? 0),
  );
  const witnessedSize = Math.max(0, ...enough.map(({ checkpoint }) => checkpoint.size));
  const locator = proofs === null ? null : createLocator(context, head.checkpoint, proofs);
  return { head, locator, witnessedSize };
}
