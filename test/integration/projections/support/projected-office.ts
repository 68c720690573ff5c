import { createHash } from 'node:crypto';
import type pg from 'pg';
import { createPostgresBundles } from '@vinhdanh/journal-postgres';
import {
  Follower,
  type FollowerParts,
  rebuildProjections,
  type ProjectionName,
  type RebuildParts,
  type RebuildReport,
} from '@vinhdanh/projections-postgres';
import { createLogSigner, Sealer } from '@vinhdanh/sealing';
import { seedRecord, type Seeded } from '../../../support/seed-record/seed-record.js';
import { tenant } from '../../../support/demo-office.js';
import { settled } from '../../sealing/support/settled.js';
import {
  MASTER_KEY,
  startOfficeDatabase,
  vault,
  type OfficeDatabase,
} from '../../commands/support/office-database.js';
import { databasePool } from '../../../support/database-pool.js';

const signer = createLogSigner('vinhdanh.test/lam-giang/record', [Buffer.alloc(32, 7).toString('base64')]);

/** An office whose record is sealed and projected by what the test asks for. */
export interface ProjectedOffice extends OfficeDatabase {
  readonly projector: pg.Pool;
  readonly auditor: pg.Pool;
  seed(events: number, prefix?: string): Promise<Seeded>;
  /** Everything that is committed, once nobody holds it back any more. */
  seal(): Promise<number>;
  /** What may be sealed now. */
  sealNow(): Promise<number>;
  follower(onUnreadable?: FollowerParts['onUnreadable']): Follower;
  /** Until nothing sealed is left. */
  follow(follower?: Follower): Promise<number>;
  rebuild(names: readonly ProjectionName[], parts?: Partial<RebuildParts>): Promise<RebuildReport>;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** No case of a test is one that cannot be read, but where the test says so. */
const refuse: FollowerParts['onUnreadable'] = (found) => {
  throw new Error(JSON.stringify(found));
};

export async function startProjectedOffice(): Promise<ProjectedOffice> {
  const office = await startOfficeDatabase();
  const pool = (connectionString: string): pg.Pool => databasePool({ connectionString, max: 12 });
  const pools = { projector: pool(office.urls.projector), auditor: pool(office.urls.auditor) };
  const parts = { bundles: createPostgresBundles(pools.projector), vault };
  const sealer = new Sealer(signer);
  const sealers = pool(office.urls.sealer);
  const withClients = async <T>(
    count: number,
    work: (clients: pg.PoolClient[]) => Promise<T>,
  ): Promise<T> => {
    const clients: pg.PoolClient[] = [];
    try {
      for (let n = 0; n < count; n++) clients.push(await pools.projector.connect());
      return await work(clients);
    } finally {
      for (const client of clients) client.release();
    }
  };
  const seal = async (): Promise<number> => {
    const client = await sealers.connect();
    try {
      for (let sealed = 0; ;) {
        const outcome = await sealer.sealBatch(client);
        if (outcome.kind === 'busy') continue;
        sealed += outcome.count;
        if (!outcome.more) return sealed;
      }
    } finally {
      client.release();
    }
  };
  const follow = async (
    follower = new Follower({ ...parts, cacheSize: 100, onUnreadable: refuse }),
  ): Promise<number> =>
    withClients(1, async ([client]) => {
      for (let followed = 0; ;) {
        const outcome = await follower.followBatch(client!);
        if (outcome.kind === 'busy') continue;
        followed += outcome.count;
        if (!outcome.more) return followed;
      }
    });
  return {
    ...office,
    ...pools,
    seed: (events, prefix = 'M') =>
      seedRecord({
        adminUrl: office.urls.admin,
        sealerUrl: null,
        tenant,
        masterKey: MASTER_KEY,
        events,
        prefix,
      }),
    seal: async () => {
      await settled(office.admin);
      return seal();
    },
    sealNow: seal,
    follower: (onUnreadable = refuse) => new Follower({ ...parts, cacheSize: 100, onUnreadable }),
    follow,
    rebuild: (names, more = {}) =>
      withClients(4, ([control, namesClient, reader, writer]) =>
        rebuildProjections(
          { control: control!, names: namesClient!, reader: reader!, writer: writer! },
          names,
          { ...parts, pause, onProgress: () => undefined, ...more },
        ),
      ),
    stop: async () => {
      await Promise.all([...Object.values(pools), sealers].map((each) => each.end()));
      await office.stop();
    },
  };
}
