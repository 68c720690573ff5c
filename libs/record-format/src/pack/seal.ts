import { isHexHash } from '../hex.js';

const prefix = 'vinhdanh-pack sha256:';

/** Bytes of the zip's last record without its comment; the seal covers everything before it. */
export const endRecordBytes = 22;

/**
 * The zip's comment: the hash of everything before the archive's end record. It shows an accident to a byte that is
 * in no file; whoever writes the archive anew may leave it out, and nothing of what is proved rests on it.
 */
export const formatSeal = (sha256: string): string => `${prefix}${sha256}`;

/** The hash in a zip's comment; null for another comment. */
export function parseSeal(comment: string): string | null {
  const hash = comment.startsWith(prefix) ? comment.slice(prefix.length) : '';
  return isHexHash(hash) ? hash : null;
}
