import {
  parseCheckpoint,
  parseNote,
  verifyNote,
  type Checkpoint,
  type Note,
  type Verified,
} from '@vinhdanh/transparency-log';
import type { Host } from '../host.js';
import type { Trust } from '../trust/trust.js';
import type { FindingSink } from './finding.js';

/** A witness that saw a head, and when it says so (seconds since 1970). */
export interface Witnessing {
  readonly name: string;
  readonly seconds: number;
}

/** A head of the log and who stands for it. */
export interface VerifiedHead {
  readonly checkpoint: Checkpoint;
  /** Trusted keys of the log under it: name and id. */
  readonly signedBy: readonly string[];
  /** Trusted witnesses under it, each once. */
  readonly witnesses: readonly Witnessing[];
}

const keyLabel = ({ key }: Verified): string => `${key.name}+${key.id.toString(16).padStart(8, '0')}`;

/** Why no trusted key of the log is under a note: in order of what says most. */
function addUnsigned(
  findings: FindingSink,
  file: string | null,
  note: Note,
  origin: string,
  trust: Trust,
): void {
  const named = note.signatures.find(({ name }) => trust.logs.some((key) => key.name === name));
  const detail = note.signatures.map(({ name }) => name).join(', ');
  if (named === undefined) findings.add('CHECKPOINT.UNKNOWN_KEY', { file, detail });
  else if (named.name !== origin) findings.add('CHECKPOINT.OTHER_LOG', { file, detail: origin });
  else findings.add('CHECKPOINT.KEY_ID', { file, detail: named.name });
}

function witnessesOf(verified: readonly Verified[]): Witnessing[] {
  const seen = new Map<string, Witnessing>();
  for (const { key, seconds } of verified)
    if (seconds !== null && !seen.has(key.name)) seen.set(key.name, { name: key.name, seconds });
  return [...seen.values()];
}

/**
 * Reads one signed head and says who stands for it. A log's key counts for the log of its own name alone, or
 * the key of one log could sign for another. Null when the note is none; what is wrong goes to `findings`.
 */
export function verifyCheckpoint(
  host: Pick<Host, 'decodeUtf8' | 'verifyEd25519'>,
  file: string | null,
  bytes: Uint8Array,
  trust: Trust | null,
  findings: FindingSink,
): VerifiedHead | null {
  const text = host.decodeUtf8(bytes);
  const note = text === null ? null : parseNote(text);
  const checkpoint = note?.ok ? parseCheckpoint(note.value.text) : null;
  if (!note?.ok || !checkpoint?.ok) {
    findings.add('CHECKPOINT.MALFORMED', { file });
    return null;
  }
  const { origin } = checkpoint.value;
  if (trust === null) return { checkpoint: checkpoint.value, signedBy: [], witnesses: [] };
  const logs = trust.logs.filter(({ name }) => name === origin);
  const own = verifyNote(note.value, logs, host.verifyEd25519);
  const others = verifyNote(note.value, trust.witnesses, host.verifyEd25519);
  for (const name of own.broken) findings.add('CHECKPOINT.SIGNATURE', { file, detail: name });
  for (const name of others.broken) findings.add('WITNESS.SIGNATURE', { file, detail: name });
  if (own.verified.length === 0 && own.broken.length === 0)
    addUnsigned(findings, file, note.value, origin, trust);
  return {
    checkpoint: checkpoint.value,
    signedBy: own.verified.map(keyLabel),
    witnesses: witnessesOf(others.verified),
  };
}
