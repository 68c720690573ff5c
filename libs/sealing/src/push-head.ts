import type { ClientBase } from 'pg';
import {
  consistencyProof,
  createTreeHash,
  readSubtreesOfTiles,
  type VerifierKey,
} from '@vinhdanh/transparency-log';
import { askWitness } from './ask-witness.js';
import { newestHead } from './heads.js';
import { sha256 } from './node-crypto.js';
import { tilesOf } from './tile-store.js';

/** Somebody who remembers what the log has shown and cosigns it (C2SP tlog-witness). */
export interface Witness {
  readonly key: VerifierKey;
  /** Address under which `add-checkpoint` answers. */
  readonly url: string;
}

export type PushOutcome =
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'cosigned'; readonly size: number }
  /**
   * The witness remembers a larger tree than we have: this database was put back behind a head that it has cosigned.
   * It will never cosign what grows from here under this origin, and rightly so.
   */
  | { readonly kind: 'behind'; readonly size: number; readonly remembered: number }
  /** The witness said no, or nothing that can be believed. `code` is for the log; `status` is HTTP's, 0 for none. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

const hash = createTreeHash(sha256);

/**
 * Takes the newest head to one witness, with the proof that it continues what the witness cosigned last, and
 * keeps the cosignature. A witness that remembers another size says so (409) and is asked once more from there.
 * `anew` asks also when our own memory says that it has cosigned this head: after a restore that memory is old.
 * With `origin`, a head under another name is left alone: that log has ended, and ours has not grown yet.
 * @throws whatever the database says; a witness that is away is an outcome.
 */
export async function pushHead(
  client: ClientBase,
  log: string,
  witness: Witness,
  { anew = false, origin = null as string | null } = {},
): Promise<PushOutcome> {
  const head = await newestHead(client, log);
  const { rows } = await client.query<{ size: string | null }>(
    'SELECT max(size)::text AS size FROM vinhdanh.log_cosignature WHERE log = $1 AND witness = $2',
    [log, witness.key.name],
  );
  const from = Number(rows[0]?.size ?? 0);
  if (head === null || (head.size === from && !anew)) return { kind: 'nothing-new' };
  if (origin !== null && !head.note.startsWith(`${origin}\n`)) return { kind: 'nothing-new' };
  const { size } = head;
  const read = readSubtreesOfTiles(hash, tilesOf(client, log), size);
  const prove = (old: number): Promise<Uint8Array[]> => consistencyProof(hash, read, old, size);
  const reply = await askWitness({ url: witness.url, keys: [witness.key], head, from, prove });
  if (reply.kind === 'refused') {
    const { status, code, remembered } = reply;
    if (remembered !== null && remembered > size) return { kind: 'behind', size, remembered };
    return { kind: 'refused', status, code };
  }
  await client.query(
    `INSERT INTO vinhdanh.log_cosignature (log, size, witness, line) VALUES ($1, $2, $3, $4)
     ON CONFLICT (log, size, witness) DO NOTHING`,
    [log, size, witness.key.name, reply.line],
  );
  return { kind: 'cosigned', size };
}
