import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { bigEndian, concatBytes, fromBigEndian } from '../bytes/bytes.js';
import { fromBase64, toBase64 } from '../bytes/base64.js';
import { utf8 } from '../bytes/utf8.js';

/** One signature line: who says to have signed, and the bytes. Nothing is verified yet. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** A text and what is signed under it (C2SP signed-note). `text` ends in a line feed. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export const noteLimits = { charactersMax: 100_000, signaturesMax: 64 } as const;

const lineShape = /^— ([^\s+\p{Cc}\p{Zs}]+) ([A-Za-z0-9+/=]+)$/u;
// Every control character but the line feed.
const forbidden = /[\u0000-\u0009\u000b-\u001f]/;

/** `— name base64(id, signature)` and a line feed. */
export const formatSignature = ({ name, keyId, signature }: NoteSignature): string =>
  `— ${name} ${toBase64(concatBytes(bigEndian(keyId, 4), signature))}\n`;

export const formatNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map(formatSignature).join('')}`;

/** One signature line without its line feed; null when it is none. */
export function parseSignature(line: string): NoteSignature | null {
  const found = lineShape.exec(line);
  const bytes = fromBase64(found?.[2] ?? '');
  if (found === null || bytes === null || bytes.length < 5) return null;
  return { name: found[1] ?? '', keyId: fromBigEndian(bytes.subarray(0, 4)) ?? 0, signature: bytes.slice(4) };
}

/** Rejection `NOTE.TOO_LARGE`, `NOTE.MALFORMED`. The text counts for nothing before a signature is verified. */
export function parseNote(note: string): Result<Note> {
  if (note.length > noteLimits.charactersMax) return err(rejection('NOTE.TOO_LARGE'));
  const end = note.lastIndexOf('\n\n');
  const malformed = err(rejection('NOTE.MALFORMED'));
  if (end < 0 || !note.endsWith('\n') || forbidden.test(note) || utf8(note) === null) return malformed;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > noteLimits.signaturesMax) return err(rejection('NOTE.TOO_LARGE'));
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (signature === null) return malformed;
    signatures.push(signature);
  }
  return ok({ text: note.slice(0, end + 1), signatures });
}
