import type { Progress } from '../report/report.js';
import { microsecondsText } from '../rows/pg-text.js';

/** A column of a row that is hashed with it, and the member of its bytes that says the same. */
export interface HashedColumn {
  readonly column: string;
  readonly member: string;
  /** How the column's text is written in the bytes; as it is where nothing else is said. */
  readonly written?: (text: string) => string;
}

/** A log of rows that are no events: one stream, each row at its own position, hashed by the database. */
export interface SideLog {
  readonly name: 'refusals' | 'access';
  readonly stage: Progress['stage'];
  readonly table: string;
  readonly stream: string;
  readonly columns: readonly HashedColumn[];
}

const column = (name: string, member = name): HashedColumn => ({ column: name, member });
const shared: readonly HashedColumn[] = [
  column('actor'),
  { column: 'at', member: 'at', written: microsecondsText },
  column('case_id', 'case'),
  column('details'),
  column('position'),
  column('tenant'),
];

/** Every log beside that of the events, with what is hashed of its rows. */
export const sideLogs: readonly SideLog[] = [
  {
    name: 'refusals',
    stage: 'refusals',
    table: 'vinhdanh.refusal',
    stream: 'refusals',
    columns: [...shared, column('code'), column('command_id', 'commandId'), column('type')],
  },
  {
    name: 'access',
    stage: 'access',
    table: 'vinhdanh.access_log',
    stream: 'access',
    columns: [
      ...shared,
      column('kind'),
      column('operation'),
      column('org'),
      column('request_id', 'requestId'),
      column('role'),
    ],
  },
];
