import type { Pool, PoolClient } from 'pg';
import type { CaseId, CommandId } from '@vinhdanh/kernel';
import { createPostgresJournal } from '@vinhdanh/journal-postgres';
import { appendRequest, newStream } from '../../integration/store/support/requests.js';
import { person, tenant } from '../../integration/store/support/small-office.js';
import type { SeededRandom } from '../seeded-random.js';

/** An event that the database has said it holds. */
export interface Acknowledged {
  readonly stream: string;
  readonly version: number;
  /** Hex. */
  readonly hash: string;
}

export interface Written {
  readonly acknowledged: Acknowledged[];
  refusals: number;
  commits: number;
  rolledBack: number;
  /** Appends that somebody else was faster than, on a case of several writers. */
  overtaken: number;
}

export interface WriterOptions {
  readonly app: Pool;
  readonly random: SeededRandom;
  readonly writers: number;
  readonly ms: number;
  /** Names the cases, so that two runs on one database have their own. */
  readonly run: string;
}

const sharedCases = 4;
const heldOpenMsMax = 60;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** A journal within one transaction: `createPostgresJournal` asks its pool for nothing but `query`. */
const within = (client: PoolClient) => createPostgresJournal(client as unknown as Pool);

/** What one writer wants to append next, on the head that it has just seen. */
async function nextAppend(journal: ReturnType<typeof within>, caseId: string, events: number) {
  const stream = `case-${caseId}`;
  const read = { tenant, stream, afterVersion: 2_000_000_000, actor: 'system:journey', commandId: null };
  const { version, headHash } = await journal.load(read);
  const plain = Array.from({ length: events }, (_, n) => ({
    type: 'StepTaken',
    body: { stepId: `review#${n + 1}`, by: 'officer' },
    personal: null,
  }));
  const after = version === 0 ? newStream : { version, hash: headHash };
  return appendRequest({ caseId, after, events: plain });
}

async function refuse(journal: ReturnType<typeof within>, n: number): Promise<void> {
  await journal.recordRefusal({
    tenant,
    actor: person('officer'),
    commandId: `refused-${n}` as CommandId,
    caseId: 'late' as CaseId,
    type: 'DecideStep',
    code: 'STEP.NOT_YOURS',
    details: {},
    at: new Date().toISOString(),
  });
}

/** One transaction: an append, now and then a refusal, held open for a while; most are kept. */
async function transaction(client: PoolClient, caseId: string, options: WriterOptions, written: Written) {
  const { random } = options;
  const journal = within(client);
  const request = await nextAppend(journal, caseId, 1 + random.int(3));
  const withRefusal = random.int(5) === 0;
  const holdMs = random.int(10) < 3 ? random.int(heldOpenMsMax) : 0;
  const keep = random.int(10) > 0;
  await client.query('BEGIN');
  const outcome = await journal.append(request);
  if (outcome.kind !== 'appended') {
    await client.query('ROLLBACK');
    written.overtaken += 1;
    return;
  }
  if (withRefusal) await refuse(journal, written.commits);
  if (holdMs > 0) await pause(holdMs);
  await client.query(keep ? 'COMMIT' : 'ROLLBACK');
  if (!keep) written.rolledBack += 1;
  if (!keep) return;
  written.commits += 1;
  if (withRefusal) written.refusals += 1;
  for (const { stream, version, hash } of request.events)
    written.acknowledged.push({ stream, version, hash });
}

/**
 * Writers that append through the product's own function, each in a transaction that it holds open at random, to
 * cases of their own and to cases of everybody. The database must have the small office of the store's tests.
 */
export async function writeLate(options: WriterOptions): Promise<Written> {
  const written: Written = { acknowledged: [], refusals: 0, commits: 0, rolledBack: 0, overtaken: 0 };
  const until = Date.now() + options.ms;
  const writer = async (n: number): Promise<void> => {
    const client = await options.app.connect();
    try {
      while (Date.now() < until) {
        const own = options.random.int(10) < 7;
        const caseId = own
          ? `${options.run}-own-${n}`
          : `${options.run}-all-${options.random.int(sharedCases)}`;
        await transaction(client, caseId, options, written);
      }
      client.release();
    } catch (error) {
      client.release(true); // Its transaction ends with it.
      throw error;
    }
  };
  await Promise.all(Array.from({ length: options.writers }, (_, n) => writer(n)));
  return written;
}
