import { keyTypes, parseVerifierKey, type Sha256Bytes, type VerifierKey } from '@vinhdanh/transparency-log';

/** Whose signatures an auditor believes. From a source of the auditor's own, never out of a pack. */
export interface Trust {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** How many different trusted witnesses must have cosigned. */
  readonly witnessesMin: number;
}

export type TrustFault = 'TRUST.MALFORMED' | 'TRUST.KEY_ID' | 'TRUST.KEY_TYPE' | 'TRUST.EMPTY';
export type ReadTrust =
  | { readonly ok: true; readonly value: Trust }
  | { readonly ok: false; readonly fault: TrustFault; readonly line: number };

const faultOf = (code: string): TrustFault =>
  code === 'KEY.ID' ? 'TRUST.KEY_ID' : code === 'KEY.TYPE' ? 'TRUST.KEY_TYPE' : 'TRUST.MALFORMED';

/**
 * Reads `keys.txt`: one signed-note verifier key a line; empty lines and lines that begin with `#` count for
 * nothing. Whoever names witnesses wants at least one of them, unless `witnessesMin` says another number.
 */
export function readTrust(sha256: Sha256Bytes, text: string, witnessesMin?: number): ReadTrust {
  const keys: VerifierKey[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const key = parseVerifierKey(sha256, line.trim());
    if (!key.ok) return { ok: false, fault: faultOf(key.error.code), line: at + 1 };
    keys.push(key.value);
  }
  const logs = keys.filter(({ type }) => type === keyTypes.ed25519);
  const witnesses = keys.filter(({ type }) => type === keyTypes.cosignatureV1);
  if (logs.length === 0) return { ok: false, fault: 'TRUST.EMPTY', line: 0 };
  return {
    ok: true,
    value: { logs, witnesses, witnessesMin: witnessesMin ?? Math.min(1, witnesses.length) },
  };
}
