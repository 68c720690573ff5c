import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';
import type { Sha256Bytes, SignEd25519, VerifyEd25519 } from '@vinhdanh/transparency-log';

/** SHA-256 by the platform; by way of a text, which costs half of the buffer that it makes by itself (Node 20). */
export const sha256: Sha256Bytes = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');

/** Keys that were made ready to verify with; a few logs and witnesses have signed very many heads. */
const readyKeys = new Map<string, KeyObject>();
const READY_KEYS_MAX = 64;

function publicKeyOf(raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString('base64url');
  const ready = readyKeys.get(x);
  if (ready !== undefined) return ready;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  if (readyKeys.size >= READY_KEYS_MAX) readyKeys.clear();
  readyKeys.set(x, key);
  return key;
}

/** Ed25519 by the platform; false for whatever is no key or no signature. */
export const verifyEd25519: VerifyEd25519 = (raw, message, signature) => {
  try {
    return verify(null, message, publicKeyOf(raw), signature);
  } catch {
    return false; // Thirty-two bytes that are no point of the curve: nothing was signed with them.
  }
};

/** Everything before the seed of a private key in PKCS#8 (RFC 8410 §7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The two halves of the key that a seed of 32 bytes gives. @throws Error for any other length. */
export function ed25519OfSeed(seed: Uint8Array): {
  readonly publicKey: Uint8Array;
  readonly sign: SignEd25519;
} {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x ?? '', 'base64url'),
    sign: (message) => sign(null, message, key),
  };
}
