import pg from 'pg';
import { createPostgresBundles, createVault } from '@vinhdanh/journal-postgres';
import { Follower } from '@vinhdanh/projections-postgres';
import { createLogSigner, Sealer } from '@vinhdanh/sealing';
import { programInput } from './child-program.js';
import { databasePool } from '../../support/database-pool.js';

const POLL_MS = 400;

/** What a worker does beside the journeys: seals, and keeps the projections behind the log; until it is told to end. */
async function keep(input: {
  readonly sealerUrl: string;
  readonly projectorUrl: string;
  readonly masterKey: string;
  readonly logKey: string;
}): Promise<void> {
  let stopped = false;
  process.once('SIGTERM', () => (stopped = true));
  const sealing = new pg.Client({ connectionString: input.sealerUrl });
  const projecting = new pg.Client({ connectionString: input.projectorUrl });
  const pool = databasePool({ connectionString: input.projectorUrl, max: 1 });
  await Promise.all([sealing.connect(), projecting.connect()]);
  const sealer = new Sealer(createLogSigner('vinhdanh.bench/record', [input.logKey]));
  const follower = new Follower({
    bundles: createPostgresBundles(pool),
    vault: createVault(input.masterKey),
    cacheSize: 2_000,
    onUnreadable: (found) => {
      throw new Error(JSON.stringify(found));
    },
  });
  while (!stopped) {
    let more = false;
    if (await sealer.hasNews(sealing)) {
      const sealed = await sealer.sealBatch(sealing);
      more = sealed.kind === 'sealed' && sealed.more;
    }
    if (await follower.hasNews(projecting)) {
      const followed = await follower.followBatch(projecting);
      more = more || (followed.kind === 'followed' && followed.more);
    }
    if (!more) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  await Promise.all([sealing.end(), projecting.end(), pool.end()]);
  process.disconnect?.();
}

await keep(programInput());
