import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { sha256 } from '@vinhdanh/sealing';
import { keyTypes, parseVerifierKey, type VerifierKey } from '@vinhdanh/transparency-log';

/** Keys of the logs that are served, by origin. */
export type TrustedLogs = ReadonlyMap<string, readonly VerifierKey[]>;

/**
 * Reads a file of verifier keys, one a line; empty lines and lines that begin with `#` count for nothing, keys of
 * witnesses are passed over. Rejection `KEYS.LINE` (`details.line` from 1), `KEYS.NONE`.
 */
export function readTrustedLogs(text: string): Result<TrustedLogs> {
  const logs = new Map<string, VerifierKey[]>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const key = parseVerifierKey(sha256, line.trim());
    if (!key.ok) return err(rejection('KEYS.LINE', { line: index + 1, why: key.error.code }));
    if (key.value.type !== keyTypes.ed25519) continue;
    logs.set(key.value.name, [...(logs.get(key.value.name) ?? []), key.value]);
  }
  return logs.size === 0 ? err(rejection('KEYS.NONE')) : ok(logs);
}
