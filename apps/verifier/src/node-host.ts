import { createPublicKey, hash, verify } from 'node:crypto';
import type { Host } from '@vinhdanh/record-format';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes with the platform's own ways of reading them. */
const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** Node as a verifier's host. */
export const nodeHost: Host = {
  // By way of a text, which costs half of the buffer that it makes by itself (Node 20).
  sha256: (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1'),
  verifyEd25519: (raw, message, signature) => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') };
    try {
      return verify(null, message, createPublicKey({ key, format: 'jwk' }), signature);
    } catch {
      return false; // Thirty-two bytes that are no point of the curve: nothing was signed with them.
    }
  },
  decodeAscii: (bytes, from, end) => bufferOf(bytes).toString('latin1', from, end),
  encodeUtf8: (text) => Buffer.from(text, 'utf8'),
  decodeUtf8: (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch {
      return null; // The decoder's only way to say that the bytes are no UTF-8.
    }
  },
};
