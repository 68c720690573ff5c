import type { ClientBase } from 'pg';
import {
  askWitness,
  leaveWitnessTurn,
  newestHead,
  sealedLogs,
  takeWitnessTurn,
  type StoredHead,
  type WitnessReply,
} from '@vinhdanh/sealing';
import type { VerifierKey } from '@vinhdanh/transparency-log';
import type { Checks } from '../checks.js';
import type { AskedWitness } from '../report/report.js';
import { proveGrowth } from './prove.js';

/** What the witnesses answered to the newest head of one log. */
export interface Offered {
  readonly size: number;
  readonly answers: readonly AskedWitness[];
}
export type Offers = ReadonlyMap<string, Offered>;

/** What a refusal means for a log of `size` entries. */
function answerOf(reply: Extract<WitnessReply, { kind: 'refused' }>, size: number): AskedWitness['answer'] {
  const { status, remembered } = reply;
  if (status === 409 && remembered !== null) return remembered > size ? 'shrunk' : 'fork';
  if (status === 422) return 'fork';
  return status === 0 ? 'away' : 'unbelievable';
}

interface Offer {
  readonly url: string;
  readonly keys: readonly VerifierKey[];
  readonly head: StoredHead;
  readonly from: number;
  readonly prove: (from: number) => Promise<readonly Uint8Array[]>;
}

async function answerTo(offer: Offer): Promise<AskedWitness> {
  const { url, head } = offer;
  try {
    const reply = await askWitness(offer);
    if (reply.kind === 'cosigned')
      return { url, answer: 'cosigned', name: reply.key.name, seconds: reply.seconds, detail: null };
    const { status, code, remembered } = reply;
    const detail = remembered === null ? `${status} ${code.trim()}` : String(remembered);
    return { url, answer: answerOf(reply, head.size), name: null, seconds: null, detail };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Without its tiles a log cannot show that it continues anything.
    return { url, answer: 'fork', name: null, seconds: null, detail: error.message };
  }
}

/** A round of the worker, with witnesses that are away, may take so long. */
export const turnWaitDefaultMs = 30_000;

/**
 * Offers the newest head of every log to every witness that was named. It is the first thing that a verification
 * does, and while it has the turn nobody else offers a newer one: an older head looks to a witness like a log that
 * has shrunk, which it never forgets. Who keeps the turn for good does not keep the witness from being asked.
 */
export class HeadOffers {
  #hasTurn = false;

  constructor(
    private readonly checks: Checks,
    private readonly turnWaitMs: number,
  ) {}

  get #areWanted(): boolean {
    const { trust, witnesses } = this.checks.parts;
    return trust !== null && trust.witnesses.length > 0 && witnesses.length > 0;
  }

  /** To be waited for before the snapshot is taken, which then shows the newest heads. */
  async waitForTurn(client: ClientBase): Promise<void> {
    if (this.#areWanted) this.#hasTurn = await takeWitnessTurn(client, this.turnWaitMs);
  }

  /** What was answered. Gives the turn back. */
  async make(client: ClientBase): Promise<Offers> {
    if (!this.#areWanted) return new Map();
    const offers = await offerAll(client, this.checks);
    if (this.#hasTurn) await leaveWitnessTurn(client);
    this.#hasTurn = false;
    return offers;
  }
}

async function offerAll(client: ClientBase, { parts }: Checks): Promise<Offers> {
  const offers = new Map<string, Offered>();
  const keys = parts.trust?.witnesses ?? [];
  for (const { name: log } of sealedLogs) {
    const head = await newestHead(client, log);
    if (head === null) continue;
    const from = (await newestHead(client, log, true))?.size ?? 0;
    const prove = proveGrowth(client, log, head.size);
    const answers: AskedWitness[] = [];
    for (const url of parts.witnesses) answers.push(await answerTo({ url, keys, head, from, prove }));
    offers.set(log, { size: head.size, answers });
  }
  return offers;
}
