/** Any number, the same in every sealer of a database; whoever holds it with a log's own number keeps all others out. */
export const sealLock = 7_283_102;

/** A log: its name, and where the rows that it numbers come from. */
export interface SealedLog {
  readonly name: string;
  /** Key of its advisory lock beside `sealLock`; the same in every sealer of a database. */
  readonly lock: number;
  readonly table: string;
  /** SQL of the stream and the version that stand in a row's leaf. */
  readonly stream: string;
  readonly version: string;
}

/** The log of events. */
export const recordLog: SealedLog = {
  name: 'record',
  lock: 1,
  table: 'vinhdanh.event',
  stream: 'e.stream',
  version: 'e.version',
};

/** The log of refused commands: one stream, each row at its own position. */
export const refusalLog: SealedLog = {
  name: 'refusals',
  lock: 2,
  table: 'vinhdanh.refusal',
  stream: `'refusals'`,
  version: 'e.position::integer',
};

/** The log of who looked at what: one stream, like the refusals. */
export const accessLog: SealedLog = {
  name: 'access',
  lock: 3,
  table: 'vinhdanh.access_log',
  stream: `'access'`,
  version: 'e.position::integer',
};

/** Every log that is sealed. */
export const sealedLogs: readonly SealedLog[] = [recordLog, refusalLog, accessLog];
