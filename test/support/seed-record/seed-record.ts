import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { createPostgresBundles, createVault } from '@vinhdanh/journal-postgres';
import type { CaseId, PersonId, TenantId } from '@vinhdanh/kernel';
import { createLogSigner, Sealer } from '@vinhdanh/sealing';
import { SeededRandom } from '../seeded-random.js';
import { caseTemplate, type CaseTemplate } from './case-template.js';
import { copyCase, type CopiedCase } from './copy-case.js';
import { inventedName } from './invented-name.js';
import { walkCase } from './walk-case.js';
import { writeCases } from './write-cases.js';
import { databasePool } from '../database-pool.js';

export interface SeedOptions {
  /** As the database's administrator, in the product's database; its bundles and directory are there. */
  readonly adminUrl: string;
  /** As the sealer; null leaves everything unsealed. */
  readonly sealerUrl: string | null;
  readonly tenant: string;
  readonly masterKey: string;
  /** At least so many events; the last case is whole. */
  readonly events: number;
  /** Award kinds and how often each is walked for one of the others. */
  readonly kinds?: Readonly<Record<string, number>>;
  /** Of a hundred cases, how many are still open somewhere on their way. */
  readonly openPercent?: number;
  /** The first case begins, and the last one ends, within this time. */
  readonly from?: Date;
  readonly to?: Date;
  readonly seed?: number;
  /** Begins the numbers of its cases; two seedings of one database need two. */
  readonly prefix?: string;
  /** Who signs the heads; drawn anew by default. */
  readonly logOrigin?: string;
  readonly logSeed?: string;
  readonly onProgress?: (done: { readonly written: number; readonly sealed: number }) => void;
}

export interface Seeded {
  readonly cases: number;
  readonly events: number;
}

const CASES_PER_WRITE = 400;
const SEAL_BATCH = 10_000;
/** Unlike anything that a case holds. */
const templateName = 'Tên Của Mẫu';
const defaults = { kinds: { S1: 9, HCLD3: 1 }, openPercent: 20, seed: 1, prefix: 'M' };

async function learnTemplates(pool: pg.Pool, options: SeedOptions): Promise<CaseTemplate[][]> {
  const vault = createVault(randomBytes(32).toString('base64'));
  const bundles = createPostgresBundles(pool);
  const learnt: CaseTemplate[][] = [];
  for (const [kind, weight] of Object.entries(options.kinds ?? defaults.kinds)) {
    const model = await bundles.currentFor(options.tenant as TenantId, kind);
    if (model === null) throw new Error(`no path is published for ${kind}`);
    const of: CaseTemplate[] = [];
    for (const returned of [false, true]) {
      const caseId = `template-${kind}-${String(returned)}` as CaseId;
      const requests = await walkCase(model, kind, caseId, vault, {
        returned,
        noted: returned,
        name: templateName,
      });
      of.push(caseTemplate(requests, vault, templateName));
    }
    for (let n = 0; n < weight; n++) learnt.push(of);
  }
  return learnt;
}

/** A case id like those that the API draws, the same for the same seed. */
function idOf(seed: number, prefix: string, n: number): CaseId {
  const hex = createHash('sha256').update(`${seed} ${prefix} ${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as CaseId;
}

class Seeding {
  readonly #random: SeededRandom;
  readonly #vault;
  readonly #from: number;
  readonly #to: number;
  cases = 0;
  events = 0;

  constructor(
    private readonly templates: readonly (readonly CaseTemplate[])[],
    private readonly options: SeedOptions,
  ) {
    this.#random = new SeededRandom(options.seed ?? defaults.seed);
    this.#vault = createVault(options.masterKey);
    this.#from = (options.from ?? new Date('2025-01-06T01:00:00.000Z')).getTime();
    this.#to = (options.to ?? new Date()).getTime();
  }

  next(): CopiedCase {
    const n = this.cases;
    const variants = this.templates[n % this.templates.length] ?? [];
    const template = variants[this.#random.int(variants.length)];
    if (template === undefined) throw new Error('no template');
    const { seed = defaults.seed, prefix = defaults.prefix, tenant, events } = this.options;
    const { openPercent = defaults.openPercent } = this.options;
    const caseId = idOf(seed, prefix, n);
    const whole = template.commands.length;
    const commands = this.#random.int(100) < openPercent ? 1 + this.#random.int(whole - 1) : whole;
    const room = this.#to - this.#from - (template.endMs - template.startMs);
    const begins =
      this.#from + Math.floor(room * Math.min(1, this.events / events)) + this.#random.int(60_000);
    const copied = copyCase(
      template,
      {
        tenant,
        caseId,
        nomineeId: `nominee-${caseId}` as PersonId,
        caseNumber: `HS-${prefix}-${String(n + 1).padStart(6, '0')}`,
        name: inventedName(n),
        shiftMs: begins - template.startMs,
        commands,
      },
      this.#vault,
    );
    this.cases += 1;
    this.events += copied.commands.reduce((sum, command) => sum + command.events.length, 0);
    return copied;
  }
}

async function sealAll(options: SeedOptions, sealed: (count: number) => void): Promise<void> {
  if (options.sealerUrl === null) return;
  const signer = createLogSigner(options.logOrigin ?? `vinhdanh.test/${options.tenant}/record`, [
    options.logSeed ?? randomBytes(32).toString('base64'),
  ]);
  const sealer = new Sealer(signer);
  const client = new pg.Client({ connectionString: options.sealerUrl });
  await client.connect();
  try {
    for (;;) {
      const outcome = await sealer.sealBatch(client, SEAL_BATCH);
      if (outcome.kind === 'busy') continue;
      sealed(outcome.count);
      if (!outcome.more) return;
    }
  } finally {
    await client.end();
  }
}

/**
 * Fills a record with real events, fast: two cases of each path are carried through the command handler, and all
 * others are copies of them under other names, times and keys, hashed, chained, sealed and projected anew. Whatever
 * the product checks of a record holds for it.
 */
export async function seedRecord(options: SeedOptions): Promise<Seeded> {
  const pool = databasePool({ connectionString: options.adminUrl, max: 2 });
  const client = await pool.connect();
  try {
    const seeding = new Seeding(await learnTemplates(pool, options), options);
    while (seeding.events < options.events) {
      const cases: CopiedCase[] = [];
      while (cases.length < CASES_PER_WRITE && seeding.events < options.events) cases.push(seeding.next());
      await writeCases(client, options.tenant, cases);
      options.onProgress?.({ written: seeding.events, sealed: 0 });
    }
    let sealed = 0;
    await sealAll(options, (count) => {
      sealed += count;
      options.onProgress?.({ written: seeding.events, sealed });
    });
    await client.query('ANALYZE');
    return { cases: seeding.cases, events: seeding.events };
  } finally {
    client.release();
    await pool.end();
  }
}
