import type { CaseChanges } from '@vinhdanh/projections';
import type { EventPlace } from '@vinhdanh/record-format';
import type { Checks } from '../checks.js';
import type { RecordFindingCode } from '../report/codes.js';
import type { HeaderRow } from '../rows/sources.js';
import { differingFields, differingRows } from './compare-rows.js';
import {
  expectedAward,
  expectedHeader,
  expectedInbox,
  expectedInboxPeriod,
  expectedLine,
  personalFields,
  type Fields,
} from './expected-rows.js';

/** What is shown of a case, out of the tables that are made of its events. */
export interface ShownRows {
  readonly header: HeaderRow | null;
  readonly inbox: readonly Fields[];
  readonly line: readonly Fields[];
  readonly inboxPeriods: readonly Fields[];
  readonly awards: readonly Fields[];
}

/** Projections that follow the log by its numbers. */
export type Followed = 'cases' | 'inbox-history' | 'awards';

export interface ShownCase {
  readonly stream: string;
  readonly last: EventPlace | null;
  /** Personal sections stayed closed, for there were no keys. */
  readonly closed: boolean;
  /** Whether a projection has come as far as this case. */
  readonly isFollowed: (projection: Followed) => boolean;
}

const stepOf = ({ step_id, duty, from_at = '' }: Fields): string => `${step_id} ${duty} ${from_at}`.trim();

/** Holds everything that is shown of a case against what its events give. */
export function compareState(
  { findings, notices }: Checks,
  { stream, last, closed, isFollowed }: ShownCase,
  { header, inbox, awards, after }: CaseChanges,
  rows: ShownRows,
): void {
  const add = (code: RecordFindingCode, differences: readonly string[]): void => {
    const detail = `${stream}: ${differences.join('; ')}`.slice(0, 500);
    if (differences.length > 0) findings.add(code, { event: last, detail });
  };
  const skipped = closed ? personalFields : undefined;
  if (closed) notices.count('NOTICE.NAMES_NOT_COMPARED');
  const isHeader =
    rows.header === null ? ['-'] : differingFields(expectedHeader(header), rows.header.fields, skipped);
  add('PROJECTION.HEADER', isHeader);
  const lines = [...after.inbox.values()].map(({ row }) => expectedInbox(row));
  add('PROJECTION.INBOX', differingRows(lines, rows.inbox, stepOf));
  const followed = (projection: Followed, compare: () => void): void => {
    if (isFollowed(projection)) compare();
    else notices.count('NOTICE.NOT_PROJECTED');
  };
  followed('cases', () => {
    const [line] = rows.line;
    add('PROJECTION.LIST', line === undefined ? ['-'] : differingFields(expectedLine(header), line, skipped));
  });
  followed('inbox-history', () =>
    add('PROJECTION.PAST', differingRows(inbox.put.map(expectedInboxPeriod), rows.inboxPeriods, stepOf)),
  );
  followed('awards', () =>
    add(
      'PROJECTION.PAST',
      differingRows(awards.put.map(expectedAward), rows.awards, ({ from_at }) => `award ${from_at}`),
    ),
  );
}
