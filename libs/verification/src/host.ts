import type { Host } from '@vinhdanh/record-format';
import { sha256, verifyEd25519 } from '@vinhdanh/sealing';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Node as a verifier's host. */
export const host: Host = {
  sha256,
  verifyEd25519,
  encodeUtf8: (text) => Buffer.from(text, 'utf8'),
  decodeAscii: (bytes, from, end) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', from, end),
  decodeUtf8: (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch {
      return null; // The decoder's only way to say that the bytes are no UTF-8.
    }
  },
};

/** SHA-256 in lower-case hexadecimal digits. */
export const hexHash = (bytes: Uint8Array): string => Buffer.from(sha256(bytes)).toString('hex');
