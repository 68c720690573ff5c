import type { Host } from '../host.js';
import type { Findings } from './finding.js';
import { splitLines } from './lines.js';
import type { Places } from './places.js';
import { readEventBytes } from './read-document.js';
import { StreamWalk, type SoundEvent, type StreamEnd, type WalkedStream } from './stream-walk.js';

export interface StreamFile extends WalkedStream {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Null when there is no tree that could be looked into: then nothing is compared with it. */
  readonly places: Places | null;
}

/** Checks every event of one stream: bytes, chain, place in the tree. Sound events go to `onEvent`. */
export function verifyStreamFile(
  host: Host,
  input: StreamFile,
  findings: Findings,
  onEvent: (sound: SoundEvent) => void,
): StreamEnd {
  const { places } = input;
  const walk = new StreamWalk(input, findings, onEvent);
  let version = 0;
  let before = -1;
  for (const [at, line] of splitLines(input.bytes).entries()) {
    const hash = host.sha256(line);
    const read = readEventBytes(host, line);
    version = read.ok ? read.value.version : version + 1;
    const number = places?.number(at) ?? null;
    // A number that does not rise is said by the walk; one thing that is wrong is said once.
    const rises = number === null || number > before;
    const faults = places === null || !rises ? [] : places.faults(hash, version, at);
    if (number !== null) before = number;
    walk.check({ hash, read, number, faults });
  }
  return walk.end();
}
