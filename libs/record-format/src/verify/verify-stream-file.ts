import {
  createTreeHash,
  encodeEntry,
  streamHash,
  verifyInclusion,
  type Checkpoint,
  type TreeHash,
} from '@vinhdanh/transparency-log';
import type { Host } from '../host.js';
import type { EventProof } from '../pack/proofs.js';
import type { Findings } from './finding.js';
import { splitLines } from './lines.js';
import { readEventBytes } from './read-document.js';
import { StreamWalk, type Fault, type SoundEvent, type StreamEnd, type WalkedStream } from './stream-walk.js';

export interface StreamFile extends WalkedStream {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The pack's tree; null when no head could be read: then nothing is compared with it. */
  readonly tree: Checkpoint | null;
  readonly proofs: readonly EventProof[];
}

/** Whether the events of one stream are in the tree, at the numbers that their proofs say. */
class InclusionCheck {
  readonly #hash: TreeHash;
  readonly #name: Uint8Array;
  #version = 0;

  constructor(
    host: Host,
    private readonly input: StreamFile,
  ) {
    this.#hash = createTreeHash(host.sha256);
    this.#name = streamHash(host.sha256, input.tenant, input.stream);
  }

  faults(eventHash: Uint8Array, version: number | null, at: number): Fault[] {
    const { tree, proofs } = this.input;
    const proved = proofs[at];
    this.#version = version ?? this.#version + 1;
    if (tree === null) return [];
    if (proved === undefined) return [['PROOF.MISSING', null]];
    const { number, proof } = proved;
    // A number that does not rise is said by the walk; one thing that is wrong is said once.
    const before = proofs[at - 1];
    if (before !== undefined && number <= before.number) return [];
    const entry = encodeEntry({ number, stream: this.#name, version: this.#version, eventHash });
    const claim = { leaf: this.#hash.leaf(entry), index: number, size: tree.size, root: tree.root };
    return verifyInclusion(this.#hash, claim, proof) ? [] : [['PROOF.INCLUSION', String(number)]];
  }
}

/** Checks every event of one stream: bytes, chain, place in the tree. Sound events go to `onEvent`. */
export function verifyStreamFile(
  host: Host,
  input: StreamFile,
  findings: Findings,
  onEvent: (sound: SoundEvent) => void,
): StreamEnd {
  const walk = new StreamWalk(input, findings, onEvent);
  const inclusion = new InclusionCheck(host, input);
  for (const [at, line] of splitLines(input.bytes).entries()) {
    const hash = host.sha256(line);
    const read = readEventBytes(host, line);
    const faults = inclusion.faults(hash, read.ok ? read.value.version : null, at);
    walk.check({ hash, read, number: input.proofs[at]?.number ?? null, faults });
  }
  return walk.end();
}
