import type { Pool } from 'pg';
import type { Client } from '@temporalio/client';
import { until } from '../../support/until.js';

const patienceMs = 600_000;

/**
 * Waits until the relay has told Temporal everything and no journey runs any more (every case of the bench's
 * path has ended). Answers the seconds that it took.
 */
export async function catchUp(admin: Pool, temporal: Client): Promise<number> {
  const started = performance.now();
  await until('the wake-up rows to drain', patienceMs, async () => {
    const { rows } = await admin.query<{ left: string }>(
      'SELECT count(*) AS left FROM vinhdanh.wake_up WHERE version > signalled_version',
    );
    return rows[0]?.left === '0';
  });
  await until('the journeys to end', patienceMs, async () => {
    const { count } = await temporal.workflow.count(
      "WorkflowType = 'nominationJourney' AND ExecutionStatus = 'Running'",
    );
    return count === 0;
  });
  return (performance.now() - started) / 1000;
}
