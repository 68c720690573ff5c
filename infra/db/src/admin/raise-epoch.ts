import pg from 'pg';

/** What a restored database came to. */
export interface EpochOutcome {
  /** The epoch that new rows get now. */
  readonly epoch: number;
  /** False: the cluster is the one that counted before, and its transaction ids go on. */
  readonly raised: boolean;
}

interface EpochRow {
  readonly epoch: number;
  readonly same: boolean;
}

/**
 * Raises the epoch of the record when its rows came out of a dump of another cluster (`anyway`: in any case, which
 * harms nothing). Connects as the owner of the tables; waits for whoever is writing. @throws what the server says.
 */
export async function raiseEpoch(ownerUrl: string, anyway = false): Promise<EpochOutcome> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'vinhdanh-restore' });
  await client.connect();
  try {
    const { rows } = await client.query<EpochRow>(
      'SELECT epoch, cluster = vinhdanh.cluster() AS same FROM vinhdanh.record_epoch ORDER BY epoch DESC LIMIT 1',
    );
    const now = rows[0];
    if (now === undefined) throw new Error('the record knows no epoch: run the migrations first');
    if (now.same && !anyway) return { epoch: now.epoch, raised: false };
    const raised = await client.query<{ epoch: number }>('SELECT vinhdanh.raise_epoch() AS epoch');
    return { epoch: raised.rows[0]?.epoch ?? now.epoch, raised: true };
  } finally {
    await client.end();
  }
}
