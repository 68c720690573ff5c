import type { ClientBase } from 'pg';
import {
  consistencyProof,
  createTreeHash,
  formatAddCheckpoint,
  formatSignature,
  parseCosignatures,
  parseNote,
  readSubtreesOfTiles,
  verifyNote,
  type VerifierKey,
} from '@vinhdanh/transparency-log';
import { newestHead, type StoredHead } from './heads.js';
import { sha256, verifyEd25519 } from './node-crypto.js';
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

const TIMEOUT_MS = 5_000;
const ANSWER_CHARS_MAX = 20_000;
const hash = createTreeHash(sha256);

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function ask(witness: Witness, body: string): Promise<Answer> {
  const response = await fetch(`${witness.url.replace(/\/$/, '')}/add-checkpoint`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: response.status, body: (await response.text()).slice(0, ANSWER_CHARS_MAX) };
}

async function offer(
  client: ClientBase,
  log: string,
  witness: Witness,
  head: StoredHead,
  from: number,
): Promise<Answer> {
  const read = readSubtreesOfTiles(hash, tilesOf(client, log), head.size);
  const proof = await consistencyProof(hash, read, from, head.size);
  return ask(witness, formatAddCheckpoint({ oldSize: from, proof, checkpoint: head.note }));
}

/** The witness's line under the head, verified; null when its answer holds none. */
function cosignatureIn(head: StoredHead, witness: Witness, body: string): string | null {
  const lines = parseCosignatures(body);
  const note = parseNote(head.note);
  if (!lines.ok || !note.ok) return null;
  const own = lines.value.filter(({ name, keyId }) => name === witness.key.name && keyId === witness.key.id);
  const verdict = verifyNote({ text: note.value.text, signatures: own }, [witness.key], verifyEd25519);
  const [line] = own;
  return line !== undefined && verdict.verified.length > 0 && verdict.broken.length === 0
    ? formatSignature(line)
    : null;
}

/**
 * Takes the newest head to one witness, with the proof that it continues what the witness cosigned last, and
 * keeps the cosignature. A witness that remembers another size says so (409) and is asked once more from there.
 * `anew` asks also when our own memory says that it has cosigned this head: after a restore that memory is old.
 * @throws whatever the database says; a witness that is away is an outcome.
 */
export async function pushHead(
  client: ClientBase,
  log: string,
  witness: Witness,
  { anew = false } = {},
): Promise<PushOutcome> {
  const head = await newestHead(client, log);
  const { rows } = await client.query<{ size: string | null }>(
    'SELECT max(size)::text AS size FROM vinhdanh.log_cosignature WHERE log = $1 AND witness = $2',
    [log, witness.key.name],
  );
  const last = Number(rows[0]?.size ?? 0);
  if (head === null || (head.size === last && !anew)) return { kind: 'nothing-new' };
  let answer: Answer;
  try {
    answer = await offer(client, log, witness, head, last);
    const said = /^(0|[1-9][0-9]{0,15})\n?$/.exec(answer.body)?.[1];
    const remembered = answer.status === 409 && said !== undefined ? Number(said) : null;
    if (remembered !== null && remembered > head.size) return { kind: 'behind', size: head.size, remembered };
    if (remembered !== null) answer = await offer(client, log, witness, head, remembered);
  } catch (error) {
    return { kind: 'refused', status: 0, code: `WITNESS.AWAY ${(error as Error).name}` };
  }
  if (answer.status !== 200)
    return { kind: 'refused', status: answer.status, code: answer.body.slice(0, 200) };
  const line = cosignatureIn(head, witness, answer.body);
  if (line === null) return { kind: 'refused', status: 200, code: 'WITNESS.COSIGNATURE' };
  await client.query(
    `INSERT INTO vinhdanh.log_cosignature (log, size, witness, line) VALUES ($1, $2, $3, $4)
     ON CONFLICT (log, size, witness) DO NOTHING`,
    [log, head.size, witness.key.name, line],
  );
  return { kind: 'cosigned', size: head.size };
}
