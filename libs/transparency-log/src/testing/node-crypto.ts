import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Sha256Bytes, SignEd25519, VerifyEd25519 } from '../crypto.js';

export const sha256: Sha256Bytes = (bytes) => createHash('sha256').update(bytes).digest();

export const verifyEd25519: VerifyEd25519 = (raw, message, signature) => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') };
  return verify(null, message, createPublicKey({ key, format: 'jwk' }), signature);
};

export function newKeyPair(): { readonly publicKey: Uint8Array; readonly sign: SignEd25519 } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x ?? '', 'base64url'),
    sign: (message) => sign(null, message, privateKey),
  };
}
