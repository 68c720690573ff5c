import type { RecordedCase, RecordReader } from '../support/record.js';
import { compareJourney, comparePapers, compareProjections, type Mismatch } from '../support/compare.js';
import type { Journeys } from '../support/journeys.js';
import type { Acknowledged } from './ledger.js';

export interface Verdict {
  readonly lost: string[];
  readonly duplicated: string[];
  readonly chainBreaks: string[];
}

interface CommandRow {
  actor: string;
  command_id: string;
  case_id: string;
  first_version: number;
  last_version: number;
}

const count = <T>(items: readonly T[]): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** Every acknowledged command stands in the record once, with the versions that its client was told. */
async function commandsKept(
  reader: RecordReader,
  acknowledged: readonly Acknowledged[],
  verdict: Verdict,
): Promise<void> {
  const { rows } = await reader.pool.query<CommandRow>(
    'SELECT actor, command_id, case_id, first_version, last_version FROM vinhdanh.command',
  );
  const kept = new Map<string, CommandRow[]>();
  for (const row of rows) kept.set(row.command_id, [...(kept.get(row.command_id) ?? []), row]);
  for (const told of acknowledged) {
    const found = (kept.get(told.key) ?? []).filter((row) => row.actor === told.actor);
    const right = found.filter(
      (row) =>
        row.case_id === told.caseId &&
        row.first_version === told.firstVersion &&
        row.last_version === told.lastVersion,
    );
    if (right.length === 0) verdict.lost.push(`command ${told.key} of case ${told.caseId}`);
    if (found.length > 1) verdict.duplicated.push(`command ${told.key}: ${found.length} rows`);
  }
  // A client repeats a command with its key until it is answered: more cases than answers means one was made twice.
  const starts = acknowledged.filter((told) => told.firstVersion === 1).length;
  const cases = new Set(rows.map((row) => row.case_id)).size;
  if (cases > starts) verdict.duplicated.push(`${cases} cases for ${starts} acknowledged starts`);
}

/** Events of acknowledged commands are there, and nothing that may happen once happened twice. */
function eventsKept(
  cases: readonly RecordedCase[],
  acknowledged: readonly Acknowledged[],
  verdict: Verdict,
): void {
  const byCase = new Map(cases.map((recorded) => [recorded.caseId as string, recorded]));
  for (const told of acknowledged) {
    const versions = new Set(byCase.get(told.caseId)?.events.map((event) => event.version));
    for (let version = told.firstVersion; version <= told.lastVersion; version++) {
      if (!versions.has(version)) verdict.lost.push(`event ${version} of case ${told.caseId}`);
    }
  }
  for (const { caseId, events } of cases) {
    const once = events.flatMap(({ type, bytes }) => {
      const { body } = JSON.parse(bytes) as { body: { stepId?: string; jobId?: string; timerId?: string } };
      if (type === 'StepDecided') return [`decision on ${body.stepId}`];
      if (type === 'PaperDrafted') return [`paper of job ${body.jobId}`];
      if (type === 'DeadlineReached') return [`firing of timer ${body.timerId}`];
      return [];
    });
    for (const [what, times] of count(once))
      if (times > 1) verdict.duplicated.push(`${what} of case ${caseId}: ${times} times`);
  }
}

/** The steps in the inbox, the armed deadline and the papers of one case. */
async function outstandingKept(
  reader: RecordReader,
  journeys: Journeys,
  recorded: RecordedCase,
  filesDir: string,
  verdict: Verdict,
): Promise<void> {
  const model = (await models(reader)).get(recorded.state.bundleHash);
  if (model === undefined) {
    verdict.lost.push(`bundle of case ${recorded.caseId}`);
    return;
  }
  const view = await journeys.view({ tenant: recorded.tenant, caseId: recorded.caseId });
  const mismatches: Mismatch[] = [
    ...(await compareProjections(reader, recorded, model)),
    ...compareJourney(recorded, model, view),
    ...(await comparePapers(recorded, filesDir)),
  ];
  for (const mismatch of mismatches)
    verdict.lost.push(
      `${mismatch.what} of case ${mismatch.caseId}: ${mismatch.expected} is ${mismatch.found}`,
    );
}

const modelsOf = new WeakMap<RecordReader, ReturnType<RecordReader['models']>>();
const models = (reader: RecordReader): ReturnType<RecordReader['models']> => {
  const known = modelsOf.get(reader) ?? reader.models();
  modelsOf.set(reader, known);
  return known;
};

/**
 * Holds the record, the inboxes, Temporal and the papers against what the clients were told. A missing
 * deadline or step counts as lost, a doubled paper or timer as duplicated.
 */
export async function verify(
  reader: RecordReader,
  journeys: Journeys,
  acknowledged: readonly Acknowledged[],
  filesDir: string,
): Promise<Verdict> {
  const verdict: Verdict = { lost: [], duplicated: [], chainBreaks: [] };
  await commandsKept(reader, acknowledged, verdict);
  const cases = await reader.cases();
  eventsKept(cases, acknowledged, verdict);
  for (const recorded of cases) {
    if (!recorded.verification.ok) {
      verdict.chainBreaks.push(
        `case ${recorded.caseId} at version ${recorded.verification.version}: ${recorded.verification.fault}`,
      );
      continue;
    }
    await outstandingKept(reader, journeys, recorded, filesDir, verdict);
  }
  return verdict;
}
