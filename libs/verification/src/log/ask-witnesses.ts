import type { ClientBase } from 'pg';
import { askWitness, type WitnessReply } from '@vinhdanh/sealing';
import type { Checks } from '../checks.js';
import type { AskedWitness } from '../report/report.js';
import type { HeadCheck } from './heads.js';
import { proveGrowth } from './prove.js';

const TIMEOUT_MS = 5_000;

/** What a refusal means for a log of `size` entries. */
function answerOf(reply: Extract<WitnessReply, { kind: 'refused' }>, size: number): AskedWitness['answer'] {
  const { status, remembered } = reply;
  if (status === 409 && remembered !== null) return remembered > size ? 'shrunk' : 'fork';
  if (status === 422) return 'fork';
  return status === 0 ? 'away' : 'unbelievable';
}

async function ask(
  client: ClientBase,
  checks: Checks,
  log: string,
  heads: HeadCheck,
  url: string,
): Promise<AskedWitness | null> {
  const { newest } = heads;
  const keys = checks.parts.trust?.witnesses ?? [];
  if (newest === null) return rememberedOf(log, url);
  const { size } = newest.head.checkpoint;
  const question = {
    url,
    keys,
    head: { size, note: newest.note },
    from: heads.cosignedSize,
    prove: proveGrowth(client, log, size),
  };
  try {
    const reply = await askWitness(question);
    if (reply.kind === 'cosigned')
      return { url, answer: 'cosigned', name: reply.key.name, seconds: reply.seconds, detail: null };
    const { status, code, remembered } = reply;
    const detail = remembered === null ? `${status} ${code.trim()}` : String(remembered);
    return { url, answer: answerOf(reply, size), name: null, seconds: null, detail };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Without its tiles a log cannot show that it continues anything.
    return { url, answer: 'fork', name: null, seconds: null, detail: error.message };
  }
}

/**
 * A database without any head of a log has nothing to offer. Our own witness says on its page what it remembers;
 * another one may say nothing, and then nothing is known. Null: nothing is wrong.
 */
async function rememberedOf(log: string, url: string): Promise<AskedWitness | null> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    () => null,
  );
  const page = answer?.status === 200 ? await answer.text() : '';
  for (const line of page.split('\n')) {
    const [origin = '', size = ''] = line.split(' ');
    if (origin.endsWith(`/${log}`) && Number(size) > 0)
      return { url, answer: 'shrunk', name: null, seconds: null, detail: size };
  }
  return null;
}

/**
 * Offers the newest head of a log to every witness that was named: one that has seen another log, or a longer one,
 * cannot cosign it. What was cosigned now counts for all entries.
 */
export async function askWitnesses(
  client: ClientBase,
  checks: Checks,
  log: string,
  heads: HeadCheck,
): Promise<AskedWitness[]> {
  const { parts, findings, notices } = checks;
  if (parts.trust === null || parts.trust.witnesses.length === 0) return [];
  const asked: AskedWitness[] = [];
  const cosigned = new Set<string>();
  for (const url of parts.witnesses) {
    const answer = await ask(client, checks, log, heads, url);
    if (answer === null) continue;
    asked.push(answer);
    const detail = `${log} ${url} ${answer.detail ?? ''}`.trim();
    if (answer.answer === 'fork') findings.add('WITNESS.FORK', { detail });
    else if (answer.answer === 'shrunk') findings.add('WITNESS.SHRUNK', { detail });
    else if (answer.name === null) notices.say('NOTICE.WITNESS_AWAY', detail);
    else cosigned.add(answer.name);
  }
  const size = heads.newest?.head.checkpoint.size ?? 0;
  if (cosigned.size > 0 && cosigned.size >= parts.trust.witnessesMin) heads.witnessedSize = size;
  return asked;
}
