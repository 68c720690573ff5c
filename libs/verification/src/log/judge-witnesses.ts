import type { Checks } from '../checks.js';
import type { AskedWitness } from '../report/report.js';
import type { HeadCheck } from './heads.js';
import type { Offers } from './offer-heads.js';

const TIMEOUT_MS = 5_000;

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
 * What the witnesses said to the newest head of a log: one that has seen another log, or a longer one, cannot have
 * cosigned it. What was cosigned now counts for all entries.
 */
export async function judgeWitnesses(
  checks: Checks,
  log: string,
  heads: HeadCheck,
  offers: Offers,
): Promise<AskedWitness[]> {
  const { parts, findings, notices } = checks;
  if (parts.trust === null || parts.trust.witnesses.length === 0) return [];
  const size = heads.newest?.head.checkpoint.size ?? 0;
  const offered = offers.get(log);
  const asked: AskedWitness[] = [];
  const cosigned = new Set<string>();
  for (const url of parts.witnesses) {
    const answer =
      heads.newest === null
        ? await rememberedOf(log, url)
        : (offered?.answers.find((one) => one.url === url) ?? null);
    if (answer === null) continue;
    asked.push(answer);
    const detail = `${log} ${url} ${answer.detail ?? ''}`.trim();
    if (answer.answer === 'fork') findings.add('WITNESS.FORK', { detail });
    else if (answer.answer === 'shrunk') findings.add('WITNESS.SHRUNK', { detail });
    else if (answer.name === null) notices.say('NOTICE.WITNESS_AWAY', detail);
    else if (offered?.size === size) cosigned.add(answer.name);
  }
  if (cosigned.size > 0 && cosigned.size >= parts.trust.witnessesMin) heads.witnessedSize = size;
  return asked;
}
