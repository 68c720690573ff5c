import { parseVerifierKey } from '@vinhdanh/transparency-log';
import { sha256 } from './node-crypto.js';
import type { Witness } from './push-head.js';

/** Reads `LOG_WITNESSES`: a verifier key, a space, an address. @throws Error that names the line. */
export const readWitnesses = (lines: readonly string[]): Witness[] =>
  lines.map((line) => {
    const [text = '', url = ''] = line.split(' ');
    const key = parseVerifierKey(sha256, text);
    if (!key.ok) throw new Error(`LOG_WITNESSES: ${key.error.code}: ${line}`);
    return { key: key.value, url };
  });
