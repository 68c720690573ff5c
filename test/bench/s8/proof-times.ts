import pg from 'pg';
import { sha256, tilesOf } from '@vinhdanh/sealing';
import {
  createTreeHash,
  encodeEntry,
  inclusionProof,
  readSubtreesOfTiles,
  streamHash,
  treeRoot,
  verifyInclusion,
} from '@vinhdanh/transparency-log';
import { SeededRandom } from '../../support/seeded-random.js';
import { percentile } from '../measure/statistics.js';

const hash = createTreeHash(sha256);
const warmUps = 50;

export interface ProofTimes {
  readonly size: number;
  /** Milliseconds from the question to the proof, tiles read from PostgreSQL. */
  readonly makeP50Ms: number;
  readonly makeP99Ms: number;
  readonly verifyP50Ms: number;
  readonly verifyP99Ms: number;
}

/** Proofs of leaves at random, each made out of the database anew and verified. @throws Error for one that fails. */
export async function proofTimes(sealerUrl: string, count: number): Promise<ProofTimes> {
  const client = new pg.Client({ connectionString: sealerUrl });
  await client.connect();
  try {
    const head = await client.query<{ size: string }>(
      `SELECT size::text FROM vinhdanh.log_head WHERE log = 'record'`,
    );
    const size = Number(head.rows[0]?.size);
    const root = await treeRoot(hash, readSubtreesOfTiles(hash, tilesOf(client, 'record'), size), size);
    const random = new SeededRandom(1);
    const make: number[] = [];
    const verify: number[] = [];
    for (let n = 0; n < warmUps + count; n++) {
      const index = random.int(size);
      const { rows } = await client.query<{ tenant: string; stream: string; version: number; hash: Buffer }>({
        name: 'bench-sealed',
        text: `SELECT tenant, stream, version, hash FROM vinhdanh.sealed WHERE log = 'record' AND number = $1`,
        values: [index],
      });
      const row = rows[0];
      if (row === undefined) throw new Error(`no leaf ${index}`);
      const asked = performance.now();
      const proof = await inclusionProof(
        hash,
        readSubtreesOfTiles(hash, tilesOf(client, 'record'), size),
        index,
        size,
      );
      const made = performance.now();
      const entry = {
        number: index,
        stream: streamHash(sha256, row.tenant, row.stream),
        version: row.version,
        eventHash: row.hash,
      };
      const holds = verifyInclusion(hash, { leaf: hash.leaf(encodeEntry(entry)), index, size, root }, proof);
      const verified = performance.now();
      if (!holds) throw new Error(`the proof of leaf ${index} does not hold`);
      if (n < warmUps) continue;
      make.push(made - asked);
      verify.push(verified - made);
    }
    return {
      size,
      makeP50Ms: percentile(make, 50),
      makeP99Ms: percentile(make, 99),
      verifyP50Ms: percentile(verify, 50),
      verifyP99Ms: percentile(verify, 99),
    };
  } finally {
    await client.end();
  }
}
