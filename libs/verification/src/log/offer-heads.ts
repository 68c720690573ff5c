import type { ClientBase } from 'pg';
import { askWitness, newestHead, sealedLogs, type StoredHead, type WitnessReply } from '@vinhdanh/sealing';
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

/**
 * Offers the newest head of every log to every witness that was named. It is the first thing that a verification
 * does: the log goes on meanwhile, and a head of the beginning that is offered at the end looks to a witness like
 * a log that has shrunk, which it never forgets.
 */
export async function offerHeads(client: ClientBase, { parts }: Checks): Promise<Offers> {
  const offers = new Map<string, Offered>();
  const keys = parts.trust?.witnesses ?? [];
  if (keys.length === 0 || parts.witnesses.length === 0) return offers;
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
