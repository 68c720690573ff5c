import { Defect } from '@vinhdanh/kernel';
import { bigEndian, concatBytes, fromBigEndian } from '../bytes/bytes.js';
import { utf8 } from '../bytes/utf8.js';
import type { SignEd25519, VerifyEd25519 } from '../crypto.js';
import type { Note, NoteSignature } from './note.js';
import { keyTypes, type VerifierKey } from './verifier-key.js';

const timestampBytes = 8;
const signatureBytes = 64;

function messageOf(text: string): Uint8Array {
  const bytes = utf8(text);
  if (bytes === null) throw new Defect('NOTE.TEXT', 'a note that is no Unicode text cannot be signed');
  return bytes;
}

const cosignedText = (text: string, seconds: number): string => `cosignature/v1\ntime ${seconds}\n${text}`;

/** A log's signature of a note's text. `sign` holds the private half of `key`. */
export const signText = (text: string, key: VerifierKey, sign: SignEd25519): NoteSignature => ({
  name: key.name,
  keyId: key.id,
  signature: sign(messageOf(text)),
});

/** A witness's cosignature of a checkpoint's text at a moment in whole seconds since 1970 (C2SP tlog-cosignature). */
export const cosign = (
  text: string,
  key: VerifierKey,
  sign: SignEd25519,
  seconds: number,
): NoteSignature => ({
  name: key.name,
  keyId: key.id,
  signature: concatBytes(bigEndian(seconds, timestampBytes), sign(messageOf(cosignedText(text, seconds)))),
});

/** A signature that holds; `seconds` is when a witness says to have seen the head, null for a log's own. */
export interface Verified {
  readonly key: VerifierKey;
  readonly seconds: number | null;
}

/** What a note's signatures are worth under the keys that are trusted. */
export interface NoteVerdict {
  readonly verified: readonly Verified[];
  /** Names of trusted keys whose signature stands there and does not hold. */
  readonly broken: readonly string[];
}

function verifyOne(
  text: Uint8Array,
  note: string,
  key: VerifierKey,
  signature: Uint8Array,
  verify: VerifyEd25519,
): Verified | null {
  if (key.type === keyTypes.ed25519)
    return signature.length === signatureBytes && verify(key.publicKey, text, signature)
      ? { key, seconds: null }
      : null;
  const seconds = fromBigEndian(signature.subarray(0, timestampBytes));
  if (seconds === null || signature.length !== timestampBytes + signatureBytes) return null;
  const message = messageOf(cosignedText(note, seconds));
  return verify(key.publicKey, message, signature.subarray(timestampBytes)) ? { key, seconds } : null;
}

/**
 * Signatures by unknown keys are passed over; a key is known by its name and id together. A note of which
 * `verified` is empty, or `broken` is not, must not be believed.
 */
export function verifyNote(note: Note, keys: readonly VerifierKey[], verify: VerifyEd25519): NoteVerdict {
  const message = messageOf(note.text);
  const verified: Verified[] = [];
  const broken: string[] = [];
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find((known) => known.name === name && known.id === keyId);
    if (key === undefined) continue;
    const held = verifyOne(message, note.text, key, signature, verify);
    if (held === null) broken.push(name);
    else verified.push(held);
  }
  return { verified, broken };
}
