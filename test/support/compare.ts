import { createHash } from 'node:crypto';
import { obligationsOf } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import { caseHeader, inboxRows, type InboxRow } from '@vinhdanh/projections';
import type { JourneyView } from '@vinhdanh/contracts/messages';
import { createDirectoryFileStore } from '@vinhdanh/platform';
import type { RecordedCase, RecordReader } from './record.js';

/** One thing that two places say differently. */
export interface Mismatch {
  readonly caseId: string;
  readonly what: 'chain' | 'visible' | 'header' | 'inbox' | 'timer' | 'paper' | 'journey' | 'wake-up';
  readonly expected: string;
  readonly found: string;
}

const differs = (caseId: string, what: Mismatch['what'], expected: unknown, found: unknown): Mismatch[] => {
  const [a, b] = [JSON.stringify(expected), JSON.stringify(found)];
  return a === b ? [] : [{ caseId, what, expected: a, found: b }];
};

const inboxLine = (
  row: Pick<InboxRow, 'stepId' | 'duty' | 'role' | 'org' | 'takenBy' | 'dueAt' | 'stepRevision'>,
) =>
  [row.stepId, row.duty, row.role, row.org, row.takenBy ?? '', row.dueAt ?? '', row.stepRevision].join(' ');

/** The rows of the inbox and of the header, held against a fold of the events alone. */
export async function compareProjections(
  reader: RecordReader,
  recorded: RecordedCase,
  model: Model,
): Promise<Mismatch[]> {
  const { caseId, state } = recorded;
  const key = [recorded.tenant, caseId];
  const { rows: inbox } = await reader.pool.query<{
    step_id: string;
    duty: InboxRow['duty'];
    role: string;
    org: InboxRow['org'];
    taken_by: InboxRow['takenBy'];
    due_at: Date | null;
    step_revision: number;
  }>(
    'SELECT step_id, duty, role, org, taken_by, due_at, step_revision FROM vinhdanh.inbox WHERE tenant = $1 AND case_id = $2',
    key,
  );
  const found = inbox.map((row) =>
    inboxLine({
      stepId: row.step_id,
      duty: row.duty,
      role: row.role,
      org: row.org,
      takenBy: row.taken_by,
      dueAt: row.due_at?.toISOString() ?? null,
      stepRevision: row.step_revision,
    }),
  );
  const { rows: headers } = await reader.pool.query<Record<string, unknown>>(
    `SELECT status, result, level, version, dossier_revision, orgs, case_number FROM vinhdanh.case_header WHERE tenant = $1 AND case_id = $2`,
    key,
  );
  const row = headers[0];
  const header = caseHeader(model, state, recorded.events.at(-1)?.at ?? '');
  const columns = [
    header.status,
    header.result,
    header.level,
    header.version,
    header.dossierRevision,
    [...header.orgs].sort(),
    header.caseNumber,
  ];
  const stored = row && [
    row.status,
    row.result,
    row.level,
    row.version,
    row.dossier_revision,
    [...(row.orgs as string[])].sort(),
    row.case_number,
  ];
  return [
    ...differs(caseId, 'inbox', inboxRows(model, state).map(inboxLine).sort(), found.sort()),
    ...differs(caseId, 'header', columns, stored ?? null),
  ];
}

/** The nearest deadline of the record, held against the timer that Temporal has armed. */
export function compareJourney(
  recorded: RecordedCase,
  model: Model,
  journey: JourneyView | null,
): Mismatch[] {
  const expected = obligationsOf(model, recorded.state);
  if (journey === null) {
    const idle = expected.concluded && expected.jobs.length === 0 && expected.nearestTimer === null;
    return idle
      ? []
      : [{ caseId: recorded.caseId, what: 'journey', expected: 'a running workflow', found: 'none' }];
  }
  return differs(recorded.caseId, 'timer', expected.nearestTimer, journey.armedTimer);
}

async function storedHash(filesDir: string, sha256: string): Promise<string> {
  const found = await createDirectoryFileStore(filesDir).open(sha256);
  if (found === null) return 'no file';
  const hash = createHash('sha256');
  for await (const chunk of found.stream as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/** Every paper that the record names lies in the store with that hash, and no job drafted two. */
export async function comparePapers(recorded: RecordedCase, filesDir: string): Promise<Mismatch[]> {
  const { caseId, state } = recorded;
  const mismatches: Mismatch[] = [];
  for (const paper of state.papers)
    mismatches.push(...differs(caseId, 'paper', paper.sha256, await storedHash(filesDir, paper.sha256)));
  const jobs = state.papers.map((paper) => paper.jobId);
  return [...mismatches, ...differs(caseId, 'paper', [...new Set(jobs)], jobs)];
}
