import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { bigEndian, concatBytes, fromBigEndian, sameBytes } from '../bytes/bytes.js';
import { fromBase64, toBase64 } from '../bytes/base64.js';
import { utf8 } from '../bytes/utf8.js';
import type { Sha256Bytes } from '../crypto.js';

/** What a key signs (C2SP signed-note): a log its notes, a witness its cosignatures. */
export const keyTypes = { ed25519: 1, cosignatureV1: 4 } as const;
export type KeyType = (typeof keyTypes)[keyof typeof keyTypes];

/** A public key with the name that stands beside its signatures. */
export interface VerifierKey {
  readonly name: string;
  readonly type: KeyType;
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array;
  /** First four bytes of SHA-256(name LF type publicKey), as an unsigned integer. */
  readonly id: number;
}

const publicKeyBytes = 32;
const nameShape = /^[^\s+\p{Cc}\p{Zs}]+$/u;

/** The key of a name; null when the name is none (empty, with spaces, plus signs or control characters). */
export function verifierKey(
  sha256: Sha256Bytes,
  name: string,
  type: KeyType,
  publicKey: Uint8Array,
): VerifierKey | null {
  const head = utf8(`${name}\n`);
  if (!nameShape.test(name) || head === null || publicKey.length !== publicKeyBytes) return null;
  const id = fromBigEndian(sha256(concatBytes(head, Uint8Array.of(type), publicKey)).subarray(0, 4)) ?? 0;
  return { name, type, publicKey, id };
}

/** `<name>+<id in hex>+<base64 of type and key>`: one line of a file of trusted keys. */
export const formatVerifierKey = ({ name, type, publicKey, id }: VerifierKey): string =>
  `${name}+${id.toString(16).padStart(8, '0')}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`;

/** Rejection `KEY.MALFORMED`, `KEY.TYPE` (an algorithm that is not known here), `KEY.ID` (not the key's own). */
export function parseVerifierKey(sha256: Sha256Bytes, text: string): Result<VerifierKey> {
  const [name = '', id = '', material = '', ...more] = text.split('+');
  // The material itself may hold plus signs.
  const bytes = fromBase64([material, ...more].join('+'));
  if (bytes === null || !/^[0-9a-f]{8}$/.test(id)) return err(rejection('KEY.MALFORMED', { key: text }));
  const type = Object.values(keyTypes).find((known) => known === bytes[0]);
  if (type === undefined) return err(rejection('KEY.TYPE', { key: text }));
  const key = verifierKey(sha256, name, type, bytes.slice(1));
  if (key === null) return err(rejection('KEY.MALFORMED', { key: text }));
  return sameBytes(bigEndian(key.id, 4), bigEndian(Number.parseInt(id, 16), 4))
    ? ok(key)
    : err(rejection('KEY.ID', { key: text }));
}
