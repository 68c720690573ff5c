import type { FindingCode, NoticeCode } from '@vinhdanh/record-format';

/**
 * What can be wrong with the record in a database: the codes of a pack where the same thing is meant, and these.
 * Stable: a later version adds, never renames.
 */
export type RecordFindingCode =
  | FindingCode
  /** There is no event at all: nothing to verify. */
  | 'RECORD.EMPTY'
  /** The hash beside an event is not that of its bytes. */
  | 'EVENT.HASH'
  /** A column says something else than the bytes that were hashed. */
  | 'EVENT.COLUMN'
  /** The events do not make up a case. */
  | 'EVENT.FOLD'
  | 'COMMAND.COLUMN'
  /** A command names other events than those that name it. */
  | 'COMMAND.RANGE'
  /** The sealed number of an event stands beside another hash. */
  | 'SEAL.HASH'
  /** A sealed number is that of an event which is not there. */
  | 'SEAL.NO_EVENT'
  /** An event has no number, and the sealer has passed it by. */
  | 'SEAL.SKIPPED'
  /** A number of the log is missing or stands twice. */
  | 'SEAL.GAP'
  /** A stored tile is another than the entries give. */
  | 'TREE.TILE'
  /** A signed head is not that of the tree over the entries. */
  | 'TREE.ROOT'
  /** The newest head covers more or fewer entries than there are. */
  | 'TREE.SIZE'
  /** The sealer's own place in the record is not at the last sealed event. */
  | 'TREE.CURSOR'
  | 'KEY.MALFORMED'
  /** A head is signed by none of the keys that the record names. */
  | 'KEY.UNLISTED'
  /** A witness has cosigned another log than this one. */
  | 'WITNESS.FORK'
  /** A witness has cosigned a longer log than this one. */
  | 'WITNESS.SHRUNK'
  | 'PROJECTION.HEADER'
  | 'PROJECTION.INBOX'
  | 'PROJECTION.HANDLED'
  /** The line of a case in lists. */
  | 'PROJECTION.LIST'
  /** Who had what in the inbox from when to when, which award stood. */
  | 'PROJECTION.PAST'
  /** The key of a nominee is not there, and no event says that it was destroyed. */
  | 'PERSON.KEY_GONE'
  /** An event says that a key was destroyed, and it is there. */
  | 'PERSON.KEY_KEPT'
  /** A personal section does not open with the key of its person. */
  | 'PERSON.SECTION'
  /** Decided once more, a recorded command gives other events. */
  | 'REDECISION.DIFFERENT'
  | 'REDECISION.REFUSED'
  /** The hash beside a refusal or an access record is not that of its bytes. */
  | 'ENTRY.HASH'
  | 'ENTRY.COLUMN';

/** What could not be checked, or should be known beside the verdict. */
export type RecordNoticeCode =
  | NoticeCode
  /** Events that have no number in the log yet: protected by their chain alone. */
  | 'NOTICE.UNSEALED_TAIL'
  /** Entries that no trusted witness has cosigned yet. */
  | 'NOTICE.UNWITNESSED_TAIL'
  /** No address of a witness was given: what it remembers was not asked. */
  | 'NOTICE.WITNESS_NOT_ASKED'
  | 'NOTICE.WITNESS_AWAY'
  | 'NOTICE.DOCUMENTS_NOT_READ'
  | 'NOTICE.NAMES_NOT_COMPARED'
  | 'NOTICE.ERASED_CASES'
  | 'NOTICE.NOT_INTERPRETED'
  /** Projections that have not followed the log as far as a case. */
  | 'NOTICE.NOT_PROJECTED'
  | 'NOTICE.REDECISION_NOT_ASKED'
  | 'NOTICE.NOT_REDECIDED'
  /** The hashes of what clients asked for, which tell a repeated request from another. */
  | 'NOTICE.REQUEST_HASHES'
  | 'NOTICE.OTHER_KEYS'
  /** The log has gone on under another name, as after a restore that lost what was cosigned. */
  | 'NOTICE.RENAMED_LOG'
  | 'NOTICE.OTHER_TENANTS'
  | 'NOTICE.CASES_ONLY';
