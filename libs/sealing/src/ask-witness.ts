import {
  formatAddCheckpoint,
  formatSignature,
  parseCosignatures,
  parseNote,
  verifyNote,
  type VerifierKey,
} from '@vinhdanh/transparency-log';
import type { StoredHead } from './heads.js';
import { verifyEd25519 } from './node-crypto.js';

export type WitnessReply =
  | {
      readonly kind: 'cosigned';
      readonly key: VerifierKey;
      /** When the witness says to have cosigned, in whole seconds since 1970. */
      readonly seconds: number;
      /** The signature line, with its line feed. */
      readonly line: string;
    }
  /** The witness said no, or nothing that can be believed. `code` is for the log; `status` is HTTP's, 0 for none. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      /** Size of the head that it cosigned last, where it says so. */
      readonly remembered: number | null;
    };

export interface Question {
  /** Address under which `add-checkpoint` answers. */
  readonly url: string;
  /** Keys that may be the witness's. */
  readonly keys: readonly VerifierKey[];
  readonly head: StoredHead;
  /** Size that the witness is thought to remember. */
  readonly from: number;
  /** Proof that the head continues the log of `from` leaves. @throws RangeError when there is none. */
  readonly prove: (from: number) => Promise<readonly Uint8Array[]>;
}

const TIMEOUT_MS = 5_000;
const ANSWER_CHARS_MAX = 20_000;
const sizeShape = /^(0|[1-9][0-9]{0,15})\n?$/;

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function offer({ url, head, prove }: Question, from: number): Promise<Answer> {
  const proof = await prove(from);
  const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
    method: 'POST',
    body: formatAddCheckpoint({ oldSize: from, proof, checkpoint: head.note }),
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: response.status, body: (await response.text()).slice(0, ANSWER_CHARS_MAX) };
}

const rememberedIn = ({ status, body }: Answer): number | null =>
  status === 409 && sizeShape.test(body) ? Number(body) : null;

/** The witness's line under the head, verified; null when its answer holds none. */
function cosignatureIn({ head, keys }: Question, body: string): WitnessReply | null {
  const lines = parseCosignatures(body);
  const note = parseNote(head.note);
  if (!lines.ok || !note.ok) return null;
  const { text } = note.value;
  for (const signature of lines.value) {
    const { verified } = verifyNote({ text, signatures: [signature] }, keys, verifyEd25519);
    const [held] = verified;
    if (held === undefined || held.seconds === null) continue;
    return { kind: 'cosigned', key: held.key, seconds: held.seconds, line: formatSignature(signature) };
  }
  return null;
}

/**
 * Offers a head to a witness (C2SP tlog-witness), which cosigns what continues all that it has cosigned before. One
 * that remembers another size says so (409) and is asked once more from there. A witness that is away is an answer.
 * @throws what `prove` throws.
 */
export async function askWitness(question: Question): Promise<WitnessReply> {
  let answer: Answer;
  try {
    answer = await offer(question, question.from);
    const remembered = rememberedIn(answer);
    if (remembered !== null && remembered !== question.from && remembered <= question.head.size)
      answer = await offer(question, remembered);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return {
      kind: 'refused',
      status: 0,
      code: `WITNESS.AWAY ${(error as Error).name}`,
      remembered: null,
    };
  }
  const { status, body } = answer;
  if (status !== 200)
    return { kind: 'refused', status, code: body.slice(0, 200), remembered: rememberedIn(answer) };
  return (
    cosignatureIn(question, body) ?? {
      kind: 'refused',
      status,
      code: 'WITNESS.COSIGNATURE',
      remembered: null,
    }
  );
}
