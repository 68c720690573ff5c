import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import type { Sha256Bytes, SignEd25519, VerifyEd25519 } from '@vinhdanh/transparency-log';

/** SHA-256 by the platform. */
export const sha256: Sha256Bytes = (bytes) => hash('sha256', bytes, 'buffer');

/** Ed25519 by the platform; false for whatever is no key or no signature. */
export const verifyEd25519: VerifyEd25519 = (raw, message, signature) => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') };
  try {
    return verify(null, message, createPublicKey({ key, format: 'jwk' }), signature);
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
