import type { ClientBase } from 'pg';
import { readLogKeys, sha256 } from '@vinhdanh/sealing';
import { keyTypes, parseVerifierKey, type VerifierKey } from '@vinhdanh/transparency-log';
import type { Checks } from '../checks.js';

/** The keys that the record itself names, by log. Nobody has to trust them; what is signed by no other is told. */
export type NamedKeys = ReadonlyMap<string, readonly VerifierKey[]>;

/** Reads and checks the table of keys. @throws whatever the server says. */
export async function readNamedKeys(client: ClientBase, { findings }: Checks): Promise<NamedKeys> {
  const named = new Map<string, VerifierKey[]>();
  for (const { log, kind, key: line } of await readLogKeys(client)) {
    const key = parseVerifierKey(sha256, line);
    const type = kind === 'log' ? keyTypes.ed25519 : keyTypes.cosignatureV1;
    if (!key.ok || key.value.type !== type) findings.add('KEY.MALFORMED', { detail: `${log} ${line}` });
    else if (kind === 'log') named.set(log, [...(named.get(log) ?? []), key.value]);
  }
  return named;
}
