import { ServiceError } from '@temporalio/client';
import type { Journeys } from '../support/journeys.js';
import type { RecordReader } from '../support/record.js';

const standstillMs = 180_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface CaseRow {
  readonly tenant: string;
  readonly case_id: string;
  readonly version: number;
  readonly concluded: boolean;
  /** Temporal has been told of this version. */
  readonly told: boolean;
}

const everyCase = `
  SELECT h.tenant, h.case_id, h.version, h.status = 'concluded' AS concluded,
         NOT EXISTS (SELECT 1 FROM vinhdanh.wake_up w
                      WHERE w.tenant = h.tenant AND w.case_id = h.case_id AND w.version > w.signalled_version) AS told
    FROM vinhdanh.case_header h`;

/**
 * True when the journey has handled all that the record holds of its case; that of a concluded case has ended. A
 * worker that works off what the kills have left may be too busy to answer; that is being behind, and no fault.
 */
async function isAbreast(journeys: Journeys, row: CaseRow): Promise<boolean> {
  if (!row.told) return false;
  try {
    const view = await journeys.view({ tenant: row.tenant, caseId: row.case_id }, 0);
    if (view === null) return row.concluded;
    return view.handledVersion >= row.version && view.runningJobs.length === 0;
  } catch (error) {
    if (error instanceof ServiceError) return false;
    throw error;
  }
}

/**
 * Waits until every journey has caught up, as long as their number falls. The clients have stopped, so that a case
 * which was found abreast of a version need not be asked again. @throws Error when the number stands still.
 */
export async function caughtUp(reader: RecordReader, journeys: Journeys): Promise<void> {
  const abreast = new Set<string>();
  let least = Number.POSITIVE_INFINITY;
  for (let since = Date.now(); ; await pause(1_000)) {
    const { rows } = await reader.pool.query<CaseRow>(everyCase);
    let behind = 0;
    for (const row of rows) {
      const seen = `${row.case_id}@${row.version}`;
      if (abreast.has(seen)) continue;
      if (await isAbreast(journeys, row)) abreast.add(seen);
      else behind += 1;
    }
    if (behind === 0) return;
    if (behind < least) {
      least = behind;
      since = Date.now();
    }
    if (Date.now() - since > standstillMs) throw new Error(`${behind} journeys do not catch up`);
  }
}
