import { newCase, type BallotCounts, type CaseState } from '@vinhdanh/awards';
import {
  opener,
  openRecorded,
  sectionContext,
  type CaseRecord,
  type OpenSection,
  type Vault,
} from '@vinhdanh/commands';
import { parseEnvelope, type PersonKeyRow, type RecordedEvent } from '@vinhdanh/journal';
import { Defect, type CaseId, type TenantId } from '@vinhdanh/kernel';
import { Timeline } from '@vinhdanh/replay';
import { ApiProblem } from '@vinhdanh/http-platform';

/** The record of a case, opened as far as keys are left. */
export interface OpenedRecord {
  readonly records: readonly CaseRecord[];
  readonly timeline: Timeline;
  readonly open: OpenSection;
}

/** What this code cannot read → the problem that says so. */
const unreadable: Readonly<Record<string, string>> = {
  'JOURNAL.UNKNOWN_TYPE': 'RECORD.UNKNOWN_TYPE',
  'JOURNAL.SCHEMA_FROM_THE_FUTURE': 'RECORD.LATER_VERSION',
  'VAULT.ALTERED': 'RECORD.SECTION_ALTERED',
  'VAULT.WRONG_KEY': 'RECORD.SECTION_ALTERED',
  'REPLAY.GAP': 'RECORD.GAP',
};

const problemOf = (error: unknown, at: { readonly version?: number; readonly type?: string }): ApiProblem =>
  new ApiProblem((error instanceof Defect && unreadable[error.code]) || 'RECORD.UNREADABLE', {
    details: at,
  });

/** Everybody whose sealed sections stand in these events. @throws ApiProblem `RECORD.UNREADABLE`. */
export function personsIn(events: readonly RecordedEvent[]): readonly string[] {
  const found = new Set<string>();
  for (const { bytes, version, type } of events) {
    try {
      const sealed: unknown = parseEnvelope(bytes).body['sealed'];
      if (typeof sealed === 'object' && sealed !== null && 'person' in sealed)
        found.add(String(sealed.person));
    } catch (error) {
      throw problemOf(error, { version, type });
    }
  }
  return [...found];
}

function openEvent(recorded: RecordedEvent, open: OpenSection): CaseRecord {
  const { version, type } = recorded;
  try {
    return { ...openRecorded(recorded, open), commandHash: parseEnvelope(recorded.bytes).command };
  } catch (error) {
    throw problemOf(error, { version, type });
  }
}

/**
 * Reads every event in today's schema and folds them. @throws ApiProblem `RECORD.…` that names the event which
 * cannot be read: a later version's, an unknown type, broken bytes, a section that does not open, a gap.
 */
export function openRecord(
  parts: {
    readonly tenant: TenantId;
    readonly caseId: CaseId;
    readonly stream: string;
    readonly vault: Vault;
  },
  events: readonly RecordedEvent[],
  keys: readonly PersonKeyRow[],
): OpenedRecord {
  const open = opener(parts.vault, keys, sectionContext(parts.tenant, parts.stream));
  const records = events.map((event) => openEvent(event, open));
  try {
    return { records, open, timeline: new Timeline(parts.caseId, records) };
  } catch (error) {
    // Whatever the fold dislikes: these events do not make up a case.
    throw problemOf(error, {});
  }
}

/** The state after the last event. */
export const lastState = ({ timeline, records }: OpenedRecord, caseId: CaseId): CaseState =>
  records.length === 0 ? newCase(caseId) : timeline.before(records.length + 1, caseId);

/** Counts of the ballots that had been recorded by `version`, by step. */
export const ballotsBy = (
  records: readonly CaseRecord[],
  version: number,
): ReadonlyMap<string, BallotCounts> =>
  new Map(
    records.flatMap(({ event, version: at }) =>
      at <= version && event.type === 'StepDecided' && event.ballot !== null
        ? [[event.stepId, event.ballot] as const]
        : [],
    ),
  );
